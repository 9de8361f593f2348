package org.gatehouse.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Collected spans = new Collected();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final Tracer tracer = provider.get("test");
    private final RequestSpans requests = new RequestSpans(tracer);
    private final CallSpans calls = new CallSpans(tracer);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/admin/users/00u1");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void close() {
        MDC.clear();
        provider.close();
    }

    @Test
    void goOnWithTheTraceOfAProxyAndCarryTheCorrelationId() throws Exception {
        request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        requests.doFilter(request, response, (asked, answered) -> MDC.put("correlation", "c-1"));

        assertThat(spans.all.getFirst().getTraceId()).isEqualTo(TRACE);
        assertThat(spans.all.getFirst().getName()).isEqualTo("GET /admin");
        assertThat(attribute("correlation")).isEqualTo("c-1");
    }

    @Test
    void putACallOnAnotherThreadBelowTheRequestThatAskedForIt() throws Exception {
        requests.doFilter(request, response, (asked, answered) -> {
            var call = calls.carried(() -> {
                calls.begin("directory", "users.find").ended("throttled");
                return true;
            });
            CompletableFuture.supplyAsync(call).join();
        });

        SpanData call = spans.all.getFirst();
        SpanData whole = spans.all.getLast();
        assertThat(call.getName()).isEqualTo("directory users.find");
        assertThat(call.getParentSpanId()).isEqualTo(whole.getSpanId());
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void nameTheFailureOfARequestButNotItsMessage() {
        assertThatThrownBy(() -> requests.doFilter(request, response, (asked, answered) -> {
                    throw new IOException("a secret");
                }))
                .isInstanceOf(IOException.class);

        assertThat(spans.all.getFirst().getStatus().getDescription()).isEqualTo("IOException");
        assertThat(spans.all.getFirst().toString()).doesNotContain("a secret");
    }

    @Test
    void nameFrameworkRequestsByTheirKindAndLeaveFilesOut() throws Exception {
        request.setRequestURI("/");
        request.setQueryString("v-r=uidl&v-uiId=0");
        requests.doFilter(request, response, (asked, answered) -> {});
        requests.doFilter(new MockHttpServletRequest("GET", "/VAADIN/build/x.js"), response, (asked, answered) -> {});

        assertThat(spans.all).extracting(SpanData::getName).containsExactly("GET vaadin uidl");
    }

    private @Nullable String attribute(String name) {
        return spans.all.getFirst().getAttributes().get(AttributeKey.stringKey(name));
    }

    private static final class Collected implements SpanExporter {

        private final List<SpanData> all = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            all.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
