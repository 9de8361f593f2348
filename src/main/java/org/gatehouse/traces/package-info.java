/**
 * Traces for an OpenTelemetry collector: a span for each request, with spans for the calls to directory and provider that
 * it made. Without {@code OTEL_EXPORTER_OTLP_ENDPOINT} nothing of it runs. No span names a person or carries a token.
 */
@ApplicationModule(allowedDependencies = {"outbound", "settings"})
@NullMarked
package org.gatehouse.traces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
