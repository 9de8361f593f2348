/** The JSON API. */
@ApplicationModule(allowedDependencies = {"session", "access", "greeting", "settings"})
@NullMarked
package org.gatehouse.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
