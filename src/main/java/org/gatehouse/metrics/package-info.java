/**
 * Figures for Prometheus, at a port of their own. It only listens: to events, to calls, to Vaadin, to what other packages
 * count. Without {@code MANAGEMENT_PORT} nothing of it runs. No figure names a person.
 */
@ApplicationModule(
        allowedDependencies = {"access", "database", "directory", "outbound", "session", "settings", "signin"})
@NullMarked
package org.gatehouse.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
