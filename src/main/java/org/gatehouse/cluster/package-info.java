/** Events between nodes: in this process, or through PostgreSQL. */
@ApplicationModule(allowedDependencies = "database")
@NullMarked
package org.gatehouse.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
