/** Checks that settings records share, and the one-line error that stops the start. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
