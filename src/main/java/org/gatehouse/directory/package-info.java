/** The port to the provider's users and groups. Adapters live in sub-packages and nobody depends on them. */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package org.gatehouse.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
