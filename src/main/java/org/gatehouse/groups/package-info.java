/** The pages on which administrators look after the provider's groups and who is in them. */
@ApplicationModule(
        allowedDependencies = {"access", "administration", "audit", "console", "directory", "session", "uikit"})
@NullMarked
package org.gatehouse.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
