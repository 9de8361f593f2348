package org.gatehouse.traces;

import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param endpoint {@code OTEL_EXPORTER_OTLP_ENDPOINT}: the collector that takes traces over HTTP; empty: none */
@ConfigurationProperties("gatehouse.traces")
record TracesSettings(String endpoint) {

    private static final String KEY = "OTEL_EXPORTER_OTLP_ENDPOINT";

    TracesSettings {
        endpoint = endpoint.strip();
        if (!endpoint.isEmpty()) {
            endpoint = WebAddress.parse(KEY, endpoint).toString().replaceFirst("/+$", "");
        }
    }
}
