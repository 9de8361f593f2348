/**
 * Requests for pages that are not open to people: asked for on the refused page, decided by administrators.
 *
 * <p>Where to begin: {@link AccessRequests} is what people do with their own, {@code RequestAdministration} what
 * administrators do with everybody's; {@code RequestStore} is the table.
 */
@ApplicationModule(
        allowedDependencies = {"access", "administration", "audit", "console", "directory", "session", "shell", "uikit"
        })
@NullMarked
package org.gatehouse.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
