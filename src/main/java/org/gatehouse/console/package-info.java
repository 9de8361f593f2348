/** What the administration pages share: words for failures, the question for a proof of identity, endless lists, pickers. */
@ApplicationModule(allowedDependencies = {"administration", "directory", "session", "uikit"})
@NullMarked
package org.gatehouse.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
