/** The pages on which administrators look for users, change them and make new ones. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "administration",
            "audit",
            "bulk",
            "console",
            "directory",
            "session",
            "shell",
            "uikit"
        })
@NullMarked
package org.gatehouse.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
