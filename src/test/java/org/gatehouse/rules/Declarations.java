package org.gatehouse.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import java.util.stream.Stream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;

/** Conditions on how pages, services and controllers say who they are open to. */
final class Declarations {

    private Declarations() {}

    /** On the class itself, and naming groups if and only if groups decide. */
    static ArchCondition<JavaClass> declareWhoTheyAreOpenTo() {
        return new ArchCondition<>("say with @OpenTo who they are open to") {
            @Override
            public void check(JavaClass view, ConditionEvents events) {
                boolean sensible =
                        view.isAnnotatedWith(OpenTo.class) && isOfPage(view.getAnnotationOfType(OpenTo.class));
                events.add(new SimpleConditionEvent(
                        view, sensible, view.getName() + " has no @OpenTo, or one that opens it to nobody"));
            }
        };
    }

    /** By a declaration of the method or of its class. */
    static ArchCondition<JavaMethod> beGuarded() {
        return new ArchCondition<>("carry @OpenTo, or their class does") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean guarded = method.isAnnotatedWith(OpenTo.class)
                        || method.getOwner().isAnnotatedWith(OpenTo.class);
                events.add(
                        new SimpleConditionEvent(method, guarded, method.getFullName() + " is open to every caller"));
            }
        };
    }

    /** Says one thing: an audience, groups or a page. */
    static ArchCondition<JavaMethod> sayOneThing() {
        return new ArchCondition<>("say one thing with @OpenTo") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean sensible = isSensible(method.getAnnotationOfType(OpenTo.class));
                events.add(new SimpleConditionEvent(
                        method, sensible, method.getFullName() + " is open to nobody, or says more than counts"));
            }
        };
    }

    /** A page cannot be open to whom another page is. */
    private static boolean isOfPage(OpenTo openTo) {
        return isSensible(openTo) && openTo.page() == Component.class;
    }

    private static boolean isSensible(OpenTo openTo) {
        boolean audience = openTo.value() != Audience.GROUPS;
        boolean groups = openTo.groups().length > 0;
        boolean page = openTo.page() != Component.class;
        return Stream.of(audience, groups, page).filter(said -> said).count() == 1;
    }
}
