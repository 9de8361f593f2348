/** Sessions of people: who is signed in, for how long, and their tokens, which never leave the server. */
@ApplicationModule(allowedDependencies = {"settings", "database", "cluster"})
@NullMarked
package org.gatehouse.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
