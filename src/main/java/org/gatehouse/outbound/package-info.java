/** Calls to other servers that cannot hang, flood or be led astray. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
