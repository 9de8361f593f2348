/** The pages a team replaces first: home and dashboard. */
@ApplicationModule(allowedDependencies = {"session", "access", "account", "greeting", "uikit"})
@NullMarked
package org.gatehouse.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
