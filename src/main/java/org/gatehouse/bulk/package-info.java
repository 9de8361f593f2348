/**
 * Work on many users at once, and users in files.
 *
 * <p>Where to begin: {@link BulkRuns} is what pages call. {@code Runner} has runs done, each by a {@code Course}; a
 * {@code Work} says what is to be done for one user and does it, through the services for administrators, whose rules hold
 * for each user. {@code ImportFile} reads files, {@code Export} writes one.
 */
@ApplicationModule(
        allowedDependencies = {"access", "administration", "audit", "console", "directory", "session", "uikit"})
@NullMarked
package org.gatehouse.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
