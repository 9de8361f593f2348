package org.gatehouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.junit.jupiter.api.Test;

/** The rules about pages and services can fail. */
class PageRulesTest {

    @Test
    void findAPageWithoutDeclaration() {
        assertThat(fails(Undeclared.class)).isTrue();
    }

    @Test
    void findAPageThatIsOpenToNobody() {
        assertThat(fails(NoGroup.class)).isTrue();
    }

    @Test
    void findGroupsThatDecideNothing() {
        assertThat(fails(GroupsBeside.class)).isTrue();
    }

    @Test
    void acceptADeclaredPage() {
        assertThat(fails(Declared.class)).isFalse();
    }

    @Test
    void findAnUnguardedService() {
        var rule = methods().should(PageRules.beGuarded());

        assertThat(rule.evaluate(imported(Unguarded.class)).hasViolation()).isTrue();
    }

    private static boolean fails(Class<?> view) {
        return classes()
                .should(PageRules.declareWhoTheyAreOpenTo())
                .evaluate(imported(view))
                .hasViolation();
    }

    private static JavaClasses imported(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    private static final class Undeclared {}

    @OpenTo
    private static final class NoGroup {}

    @OpenTo(value = Audience.SIGNED_IN, groups = "Sales")
    private static final class GroupsBeside {}

    @OpenTo(groups = "Sales")
    private static final class Declared {}

    private static final class Unguarded {
        @SuppressWarnings("unused")
        void open() {}
    }
}
