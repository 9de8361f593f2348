/** The page of the checks, which exists in development only. */
@ApplicationModule(allowedDependencies = {"access", "doctor", "session", "uikit"})
@NullMarked
package org.gatehouse.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
