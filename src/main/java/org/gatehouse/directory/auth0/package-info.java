/** Users and groups through Auth0's Management API v2 and SDK; groups are Auth0's roles. */
@ApplicationModule(allowedDependencies = {"directory", "doctor", "settings", "outbound"})
@NullMarked
package org.gatehouse.directory.auth0;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
