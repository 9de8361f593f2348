package org.gatehouse.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.html.Div;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.junit.jupiter.api.Test;

/** The rules about pages and services can fail. */
class DeclarationsTest {

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
        var rule = methods().should(Declarations.beGuarded());

        assertThat(rule.evaluate(imported(Unguarded.class)).hasViolation()).isTrue();
    }

    @Test
    void findAPageThatHidesBehindAnother() {
        assertThat(fails(BehindAnother.class)).isTrue();
    }

    @Test
    void findAMethodThatSaysTwoThings() {
        var rule = methods().that().areAnnotatedWith(OpenTo.class).should(Declarations.sayOneThing());

        assertThat(rule.evaluate(imported(Twice.class)).hasViolation()).isTrue();
        assertThat(rule.evaluate(imported(Once.class)).hasViolation()).isFalse();
    }

    private static boolean fails(Class<?> view) {
        return classes()
                .should(Declarations.declareWhoTheyAreOpenTo())
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

    @OpenTo(page = Div.class)
    private static final class BehindAnother {}

    private static final class Twice {
        @OpenTo(value = Audience.SIGNED_IN, page = Div.class)
        @SuppressWarnings("unused")
        void open() {}
    }

    private static final class Once {
        @OpenTo(page = Div.class)
        @SuppressWarnings("unused")
        void open() {}
    }

    private static final class Unguarded {
        @SuppressWarnings("unused")
        void open() {}
    }
}
