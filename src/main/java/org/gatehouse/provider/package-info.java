/** Talking to the identity provider: bounded calls, its metadata and its signing keys. */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package org.gatehouse.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
