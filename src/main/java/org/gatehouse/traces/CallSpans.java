package org.gatehouse.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.outbound.CallWatch;

/** A span for each call to directory or provider, below that of the request that asked for it. */
final class CallSpans implements CallWatch {

    private static final Set<String> GOOD = Set.of("done", "200", "201", "204");

    private final Tracer tracer;

    CallSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Watched begin(String server, String operation) {
        Span span = tracer.spanBuilder(server + " " + operation)
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        return outcome -> {
            span.setAttribute("outcome", outcome);
            if (!GOOD.contains(outcome)) {
                span.setStatus(StatusCode.ERROR, outcome);
            }
            span.end();
        };
    }

    @Override
    public <T> Supplier<T> carried(Supplier<T> call) {
        return Context.current().wrapSupplier(call);
    }
}
