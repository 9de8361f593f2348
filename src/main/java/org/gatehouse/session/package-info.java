/** Who is signed in, and their tokens, which never leave the server. */
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package org.gatehouse.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
