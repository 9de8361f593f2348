package org.gatehouse.builtin;

import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url {@code DATABASE_URL}: JDBC address of an H2 or PostgreSQL database
 * @param username {@code DATABASE_USERNAME}
 * @param password {@code DATABASE_PASSWORD}
 */
@ConfigurationProperties("gatehouse.database")
record DatabaseSettings(String url, String username, String password) {

    DatabaseSettings {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new InvalidSetting(
                    "DATABASE_URL",
                    "must start with jdbc:h2: or jdbc:postgresql:, for example jdbc:h2:file:./data/gatehouse");
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[]";
    }
}
