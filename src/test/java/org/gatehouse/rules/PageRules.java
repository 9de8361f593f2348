package org.gatehouse.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;

/** Conditions on pages and services. */
final class PageRules {

    private PageRules() {}

    /** On the class itself, and naming groups if and only if groups decide. */
    static ArchCondition<JavaClass> declareWhoTheyAreOpenTo() {
        return new ArchCondition<>("say with @OpenTo who they are open to") {
            @Override
            public void check(JavaClass view, ConditionEvents events) {
                boolean sensible =
                        view.isAnnotatedWith(OpenTo.class) && isSensible(view.getAnnotationOfType(OpenTo.class));
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

    private static boolean isSensible(OpenTo openTo) {
        return (openTo.value() == Audience.GROUPS) == (openTo.groups().length > 0);
    }
}
