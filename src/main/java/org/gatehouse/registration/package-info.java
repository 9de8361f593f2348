/** What can be seen, without a browser, of how this application is registered at a provider, and what to do about it. */
@ApplicationModule(allowedDependencies = {"doctor", "provider", "settings"})
@NullMarked
package org.gatehouse.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
