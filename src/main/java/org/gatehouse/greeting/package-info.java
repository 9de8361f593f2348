/** The greeting by the time of day. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.greeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
