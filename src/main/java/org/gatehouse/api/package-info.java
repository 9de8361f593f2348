/** The JSON API. */
@ApplicationModule(allowedDependencies = {"session", "greeting", "settings", "provider"})
@NullMarked
package org.gatehouse.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
