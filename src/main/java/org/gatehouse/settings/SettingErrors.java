package org.gatehouse.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Finds the wrong setting behind a failure. */
public final class SettingErrors {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z._-]+)");

    private final @Nullable ConfigurableEnvironment environment;

    /** @param environment where the settings came from; null when that is not known */
    public SettingErrors(@Nullable ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Empty when the failure has another reason than a setting. */
    public Optional<InvalidSetting> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSetting invalid) {
                return Optional.of(invalid);
            }
            // A value of the wrong type. One that a record itself refused comes as the cause of this.
            if (cause instanceof BindException bind && bind.getProperty() != null && !causedBySetting(bind)) {
                return Optional.of(wrongForm(bind.getProperty().getName().toString()));
            }
            if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
                return Optional.of(wrongForm(invalid.getName()));
            }
        }
        return Optional.empty();
    }

    private InvalidSetting wrongForm(String property) {
        return new InvalidSetting(settingOf(property), "its value has the wrong form; see .env.example");
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
        if (environment != null) {
            for (var source : environment.getPropertySources()) {
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
