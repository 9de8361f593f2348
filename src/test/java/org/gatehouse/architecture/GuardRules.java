package org.gatehouse.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.vaadin.flow.router.Route;
import java.util.List;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.springframework.stereotype.Service;

/** Who may open or call a thing is said beside it, or the build fails. */
final class GuardRules {

    static final ArchRule EVERY_PAGE_SAYS_WHO_IT_IS_OPEN_TO = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should(sayWhoTheyAreOpenTo())
            .because("a page without a declaration is closed to everyone, which nobody wants to find out at run time");

    static final ArchRule PAGES_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .bePackagePrivate()
            .because("a page is reached by its address, never by its class");

    static final ArchRule EVERY_SERVICE_METHOD_IS_GUARDED = classes()
            .that()
            .areAnnotatedWith(Service.class)
            .should(guardEveryPublicMethod())
            .because("a page is not the only way to a service, so the service asks the policy again");

    private GuardRules() {}

    private static ArchCondition<JavaClass> sayWhoTheyAreOpenTo() {
        return new ArchCondition<>("be annotated with @OpenTo, with groups if and only if it is open to groups") {
            @Override
            public void check(JavaClass page, ConditionEvents events) {
                if (!page.isAnnotatedWith(OpenTo.class)) {
                    events.add(violated(page, page.getName() + " has no @OpenTo"));
                } else if (!isSensible(page.getAnnotationOfType(OpenTo.class))) {
                    events.add(
                            violated(page, page.getName() + " has an @OpenTo without groups, or with needless ones"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> guardEveryPublicMethod() {
        return new ArchCondition<>("have a sensible @OpenTo on each public method, or on the class") {
            @Override
            public void check(JavaClass service, ConditionEvents events) {
                service.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !isGuarded(method))
                        .forEach(method -> events.add(violated(method, method.getFullName() + " has no @OpenTo")));
            }
        };
    }

    private static boolean isGuarded(JavaMethod method) {
        return method.isAnnotatedWith(OpenTo.class)
                ? isSensible(method.getAnnotationOfType(OpenTo.class))
                : method.getOwner().isAnnotatedWith(OpenTo.class)
                        && isSensible(method.getOwner().getAnnotationOfType(OpenTo.class));
    }

    private static boolean isSensible(OpenTo openTo) {
        var groups = List.of(openTo.groups());
        return openTo.value() == Audience.GROUPS
                ? !groups.isEmpty() && groups.stream().noneMatch(String::isBlank)
                : groups.isEmpty();
    }
}
