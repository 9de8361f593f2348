/** The frame around every page: layout, navigation, error pages. */
@ApplicationModule(allowedDependencies = {"session", "access", "uikit"})
@NullMarked
package org.gatehouse.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
