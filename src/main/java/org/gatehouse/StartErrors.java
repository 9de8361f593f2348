package org.gatehouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.EnumerablePropertySource;

/** Reports a wrong setting in one line: which key, what is wrong, what to do. Other failures keep Spring Boot's report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartErrors implements SpringBootExceptionReporter {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z._-]+)");

    private final @Nullable ConfigurableApplicationContext application;

    StartErrors(@Nullable ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** For failures of a server beside the application. */
    static void print(Throwable failure) {
        if (!new StartErrors(null).reportException(failure)) {
            System.err.println("Gatehouse could not start: " + failure.getMessage());
        }
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = line(cause);
            if (line != null) {
                System.err.println(line);
                return true;
            }
        }
        return false;
    }

    private @Nullable String line(Throwable cause) {
        if (cause instanceof InvalidSetting invalid) {
            return invalid.getMessage();
        }
        if (cause instanceof PortInUseException inUse) {
            return "PORT: " + inUse.getPort() + " is used by another program; choose another port or end that program";
        }
        // A value of the wrong type. One that a record itself refused comes as the cause of this.
        if (cause instanceof BindException bind && bind.getProperty() != null && !causedBySetting(bind)) {
            return wrongForm(bind.getProperty().getName().toString());
        }
        if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
            return wrongForm(invalid.getName());
        }
        return null;
    }

    private String wrongForm(String property) {
        return settingOf(property) + ": its value has the wrong form; see .env.example";
    }

    private static boolean causedBySetting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSetting) {
                return true;
            }
        }
        return false;
    }

    /** The name in {@code .env} that application.yaml takes a property from. */
    private String settingOf(String property) {
        if (application != null) {
            for (var source : application.getEnvironment().getPropertySources()) {
                Object raw = source instanceof EnumerablePropertySource<?> all ? all.getProperty(property) : null;
                Matcher reference = REFERENCE.matcher(String.valueOf(raw));
                if (reference.find() && !reference.group(1).equals(property)) {
                    return settingOf(reference.group(1));
                }
            }
        }
        return property;
    }
}
