/** Small shared components; no beans. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.uikit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
