/** Sign-in with OpenID Connect: log in, sign up, log out, and claims to a signed-in user. */
@ApplicationModule(
        allowedDependencies = {
            "session",
            "access",
            "audit",
            "settings",
            "outbound",
            "doctor",
            "provider",
            "registration",
            "directory"
        })
@NullMarked
package org.gatehouse.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
