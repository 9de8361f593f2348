/** The signed-in user's own user object and profile page. */
@ApplicationModule(allowedDependencies = {"session", "access", "directory", "requests", "uikit"})
@NullMarked
package org.gatehouse.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
