/** Which groups may open which page: one policy for navigation, menu and services. */
@ApplicationModule(allowedDependencies = {"session", "settings"})
@NullMarked
package org.gatehouse.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
