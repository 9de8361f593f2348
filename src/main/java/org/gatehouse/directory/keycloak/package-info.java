/** Users and groups of a Keycloak realm through Keycloak's admin client. */
@ApplicationModule(allowedDependencies = {"directory", "doctor", "settings", "outbound"})
@NullMarked
package org.gatehouse.directory.keycloak;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
