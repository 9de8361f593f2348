package org.gatehouse.metrics;

import java.time.InstantSource;
import java.util.Objects;
import org.gatehouse.database.Database;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.session.LiveSessionList;
import org.gatehouse.session.SessionCounts;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** What counts and measures, when {@code MANAGEMENT_PORT} says where to ask for it; nothing otherwise. */
@Configuration(proxyBeanMethods = false)
@Conditional(MetricsConfiguration.PortIsSet.class)
class MetricsConfiguration {

    @Bean
    Figures figures() {
        return new Figures();
    }

    @Bean
    ManagementServer managementServer(ManagementSettings settings, PublicAddress application, Figures figures) {
        int port = Objects.requireNonNull(settings.port());
        if (port == application.port()) {
            throw new InvalidSetting("MANAGEMENT_PORT", "is the same as PORT; choose another");
        }
        return new ManagementServer(settings.address(), port, figures::text);
    }

    @Bean
    EventFigures eventFigures(Figures figures) {
        return new EventFigures(figures);
    }

    @Bean
    CallFigures callFigures(Figures figures) {
        return new CallFigures(figures);
    }

    @Bean
    ViewFigures viewFigures(Figures figures) {
        return new ViewFigures(figures);
    }

    @Bean
    Levels levels(
            Figures figures,
            SessionCounts sessions,
            LiveSessionList list,
            ObjectProvider<Database> database,
            DirectoryCalls directory,
            InstantSource clock) {
        return new Levels(figures, sessions, () -> list.count(""), database, directory, clock);
    }

    static final class PortIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("gatehouse.management.port"));
        }
    }
}
