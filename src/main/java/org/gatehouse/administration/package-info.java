/**
 * Administration of the provider's users and groups: what administrators may do, under which rules.
 *
 * <p>Where to begin: {@link UserAdministration} and {@link GroupAdministration} are what pages call. {@code Changes} makes
 * every change: once, with an entry in the audit trail, on a thread of the directory; {@code AdministratorRules} keeps
 * administrators from locking themselves out.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "directory", "session", "settings", "signin"})
@NullMarked
package org.gatehouse.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
