/** The built-in message API: a resource server of its own that shares nothing with Gatehouse but the process. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.builtin.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
