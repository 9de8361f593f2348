package org.gatehouse;

import java.util.Optional;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.SettingErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a wrong setting in one line: which key, what is wrong, what to do. Other failures keep Spring Boot's report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartErrors implements SpringBootExceptionReporter {

    private final SettingErrors settings;

    StartErrors(@Nullable ConfigurableApplicationContext application) {
        this.settings = new SettingErrors(application == null ? null : application.getEnvironment());
    }

    /** For failures of a server beside the application. */
    static void print(Throwable failure) {
        if (!new StartErrors(null).reportException(failure)) {
            System.err.println("Gatehouse could not start: " + failure.getMessage());
        }
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line =
                settings.of(failure).map(InvalidSetting::getMessage).or(() -> portInUse(failure));
        line.ifPresent(System.err::println);
        return line.isPresent();
    }

    private static Optional<String> portInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException inUse) {
                return Optional.of("PORT: " + inUse.getPort()
                        + " is used by another program; choose another port or end that program");
            }
        }
        return Optional.empty();
    }
}
