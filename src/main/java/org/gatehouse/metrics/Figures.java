package org.gatehouse.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * All figures, those of the JVM among them. Not a registry that Spring Boot could find: it would have its own parts
 * observe every request.
 */
final class Figures implements AutoCloseable {

    /** Values of one label; what goes beyond is not counted, so that nobody fills the memory. */
    private static final int MOST_VALUES = 200;

    private static final Duration[] BOUNDS = List.of(1, 5, 25, 100, 250, 1_000, 5_000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    Figures() {
        for (String label : List.of("page", "operation", "provider")) {
            registry.config()
                    .meterFilter(MeterFilter.maximumAllowableTags("gatehouse", label, MOST_VALUES, MeterFilter.deny()));
        }
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** @param labels names and values, in turn */
    Counter counter(String name, String description, String... labels) {
        return Counter.builder(name).description(description).tags(labels).register(registry);
    }

    /** @param labels names and values, in turn */
    Timer timer(String name, String description, String... labels) {
        return Timer.builder(name)
                .description(description)
                .tags(labels)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** @param labels names and values, in turn */
    void level(String name, String description, Supplier<Number> level, String... labels) {
        Gauge.builder(name, level).description(description).tags(labels).register(registry);
    }

    /** As Prometheus reads them. */
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
