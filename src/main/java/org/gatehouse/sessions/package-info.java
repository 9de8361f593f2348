/** Administration of everyone's live sessions. */
@ApplicationModule(allowedDependencies = {"session", "access", "directory", "shell", "uikit", "console"})
@NullMarked
package org.gatehouse.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
