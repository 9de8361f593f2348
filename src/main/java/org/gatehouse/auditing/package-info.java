/**
 * The page and the files of the audit trail, for administrators.
 *
 * <p>Where to begin: {@link AuditLog} is what pages and downloads call.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "console", "directory", "session", "shell", "uikit"})
@NullMarked
package org.gatehouse.auditing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
