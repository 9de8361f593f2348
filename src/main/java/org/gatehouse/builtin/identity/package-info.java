/** The built-in identity server: an application of its own that shares nothing with Gatehouse but the process. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.builtin.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
