package org.gatehouse.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spans on their way to the collector: sent in the background, thrown away when there are too many. */
final class Traces implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);

    private final SdkTracerProvider provider;

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
    }

    static Traces to(String endpoint) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint + "/v1/traces")
                .setTimeout(LONGEST_CALL)
                .setConnectTimeout(LONGEST_CALL)
                .build();
        var processor = BatchSpanProcessor.builder(exporter)
                .setScheduleDelay(BETWEEN_CALLS)
                .build();
        var service = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "gatehouse"));
        return new Traces(SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(service))
                .addSpanProcessor(processor)
                .build());
    }

    Tracer tracer() {
        return provider.get("org.gatehouse");
    }

    /** Sends what there is first, if the collector is quick. */
    @Override
    public void close() {
        var unused = provider.shutdown().join(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
    }
}
