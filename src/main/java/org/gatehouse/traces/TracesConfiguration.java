package org.gatehouse.traces;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** What traces, when {@code OTEL_EXPORTER_OTLP_ENDPOINT} names a collector; nothing otherwise. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesConfiguration.EndpointIsSet.class)
class TracesConfiguration {

    /** After what gives a request its correlation id, before everything else. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    Traces traces(TracesSettings settings) {
        return Traces.to(settings.endpoint());
    }

    @Bean
    FilterRegistrationBean<RequestSpans> requestSpans(Traces traces) {
        var registration = new FilterRegistrationBean<>(new RequestSpans(traces.tracer()));
        registration.setOrder(EARLY);
        return registration;
    }

    @Bean
    CallSpans callSpans(Traces traces) {
        return new CallSpans(traces.tracer());
    }

    static final class EndpointIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("gatehouse.traces.endpoint"));
        }
    }
}
