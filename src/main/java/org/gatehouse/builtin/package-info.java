/** Starts the built-in servers. Each is an application of its own in a package below this one. */
@ApplicationModule(allowedDependencies = {"access", "database", "settings", "builtin.identity", "builtin.messages"})
@NullMarked
package org.gatehouse.builtin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
