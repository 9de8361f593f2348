/** Messages from the protected API, fetched with the user's access token, and their three pages. */
@ApplicationModule(allowedDependencies = {"session", "access", "settings", "doctor", "shell", "uikit", "outbound"})
@NullMarked
package org.gatehouse.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
