/** Users and groups through Okta's management API and SDK. */
@ApplicationModule(allowedDependencies = {"directory", "doctor", "settings", "outbound"})
@NullMarked
package org.gatehouse.directory.okta;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
