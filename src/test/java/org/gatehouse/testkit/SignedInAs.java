package org.gatehouse.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Runs a test, or all tests of a class, as somebody who has signed in. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@WithSecurityContext(factory = SignedInAs.Factory.class)
public @interface SignedInAs {

    String firstName() default "Bob";

    String[] groups() default {"Everyone"};

    String provider() default "test";

    /** Makes the sign-in; also usable where no annotation is. */
    final class Factory implements WithSecurityContextFactory<SignedInAs> {

        @Override
        public SecurityContext createSecurityContext(SignedInAs as) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(through(as.provider(), as.firstName(), as.groups()));
            return context;
        }

        /** What a test, or its class, says of who runs it; for tests whose browser is not in the thread of the test. */
        public static Optional<SignedInAs> of(ExtensionContext test) {
            return AnnotationSupport.findAnnotation(test.getRequiredTestMethod(), SignedInAs.class)
                    .or(() -> AnnotationSupport.findAnnotation(test.getRequiredTestClass(), SignedInAs.class));
        }

        public static SignedIn signIn(String firstName, String... groups) {
            return through("test", firstName, groups);
        }

        private static SignedIn through(String provider, String firstName, String... groups) {
            Map<String, Object> claims = Map.of("sub", "00u1", "given_name", firstName, "groups", List.of(groups));
            var user = new SignedInUser(
                    provider,
                    "https://idp.example",
                    "00u1",
                    firstName,
                    firstName + " Tester",
                    null,
                    List.of(groups),
                    claims);
            return SignIns.of(user, "secret-access-token");
        }
    }
}
