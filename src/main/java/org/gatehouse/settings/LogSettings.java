package org.gatehouse.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the log is written. It is begun before this is read; {@code application.yaml} says what comes of the value.
 *
 * @param format {@code LOG_FORMAT}: {@code plain} or {@code json}
 */
@ConfigurationProperties("gatehouse.log")
public record LogSettings(String format) {

    public LogSettings {
        if (!format.equals("plain") && !format.equals("json")) {
            throw new InvalidSetting("LOG_FORMAT", "must be plain or json");
        }
    }
}
