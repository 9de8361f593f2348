package org.gatehouse.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A span for each request but those for files. It goes on with the trace that a proxy began ({@code traceparent}), and
 * carries the correlation id of the log.
 */
final class RequestSpans extends OncePerRequestFilter {

    private static final String CORRELATION = "correlation";
    private static final List<String> NOT_TRACED = List.of("/VAADIN/", "/icons/", "/session/events");

    private final Tracer tracer;

    RequestSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NOT_TRACED.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Context before = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Headers.READER);
        Span span = tracer.spanBuilder(name(request))
                .setParent(before)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", request.getMethod())
                .setAttribute("url.path", request.getRequestURI())
                .startSpan();
        try (var current = span.makeCurrent()) {
            chain.doFilter(request, response);
            span.setAttribute("http.response.status_code", response.getStatus());
            if (response.getStatus() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
        } catch (IOException | ServletException | RuntimeException failure) {
            // Its message may hold what somebody sent.
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            throw failure;
        } finally {
            String correlation = MDC.get(CORRELATION);
            if (correlation != null) {
                span.setAttribute(CORRELATION, correlation);
            }
            span.end();
        }
    }

    /** Few names, so that traces can be searched: what follows the first part of a path may be anybody's. */
    private static String name(HttpServletRequest request) {
        String query = request.getQueryString();
        int kind = query == null ? -1 : query.indexOf("v-r=");
        if (kind >= 0 && query != null) {
            return request.getMethod() + " vaadin " + query.substring(kind + 4).replaceFirst("[^a-z].*", "");
        }
        return request.getMethod() + " " + request.getRequestURI().replaceFirst("^(/[^/]*).*", "$1");
    }

    private enum Headers implements TextMapGetter<HttpServletRequest> {
        READER;

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    }
}
