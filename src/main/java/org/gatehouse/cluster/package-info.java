/** Events between nodes. */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package org.gatehouse.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
