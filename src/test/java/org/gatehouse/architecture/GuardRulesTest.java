package org.gatehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import java.util.List;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;

class GuardRulesTest {

    private static final JavaClasses GATEHOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gatehouse");

    @Test
    void everyPageSaysWhoItIsOpenTo() {
        GuardRules.EVERY_PAGE_SAYS_WHO_IT_IS_OPEN_TO.check(GATEHOUSE);
    }

    @Test
    void pagesArePackagePrivate() {
        GuardRules.PAGES_ARE_PACKAGE_PRIVATE.check(GATEHOUSE);
    }

    @Test
    void everyServiceMethodIsGuarded() {
        GuardRules.EVERY_SERVICE_METHOD_IS_GUARDED.check(GATEHOUSE);
    }

    @Test
    void findsAPageWithoutADeclaration() {
        assertThat(findings(GuardRules.EVERY_PAGE_SAYS_WHO_IT_IS_OPEN_TO, Undeclared.class))
                .singleElement()
                .asString()
                .contains("Undeclared has no @OpenTo");
    }

    @Test
    void findsAPageOpenToGroupsThatNamesNone() {
        assertThat(findings(GuardRules.EVERY_PAGE_SAYS_WHO_IT_IS_OPEN_TO, WithoutGroups.class))
                .hasSize(1);
    }

    @Test
    void findsAPageOpenToEveryoneThatNamesGroups() {
        assertThat(findings(GuardRules.EVERY_PAGE_SAYS_WHO_IT_IS_OPEN_TO, WithNeedlessGroups.class))
                .hasSize(1);
    }

    @Test
    void findsAPublicPage() {
        assertThat(findings(GuardRules.PAGES_ARE_PACKAGE_PRIVATE, Public.class)).hasSize(1);
    }

    @Test
    void findsTheOneServiceMethodThatIsNotGuarded() {
        assertThat(findings(GuardRules.EVERY_SERVICE_METHOD_IS_GUARDED, HalfGuarded.class))
                .singleElement()
                .asString()
                .contains("open()");
    }

    private static List<String> findings(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender))
                .getFailureReport()
                .getDetails();
    }

    /* Abstract, so that Vaadin never takes them for pages of the application. */

    @Route("undeclared")
    abstract static class Undeclared extends Div {}

    @Route("without-groups")
    @OpenTo
    abstract static class WithoutGroups extends Div {}

    @Route("needless-groups")
    @OpenTo(value = Audience.EVERYONE, groups = "Sales")
    abstract static class WithNeedlessGroups extends Div {}

    @Route("public-class")
    @OpenTo(Audience.EVERYONE)
    public abstract static class Public extends Div {}

    @Service
    abstract static class HalfGuarded {

        @OpenTo(Audience.SIGNED_IN)
        public void guarded() {}

        public void open() {}

        void internal() {}
    }
}
