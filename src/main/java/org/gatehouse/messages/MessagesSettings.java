package org.gatehouse.messages;

import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the messages come from.
 *
 * @param url {@code API_SERVER_URL}, without a trailing slash; https except on this machine, since tokens are sent there
 */
@ConfigurationProperties("gatehouse.messages")
record MessagesSettings(String url) {

    MessagesSettings {
        if (url.isBlank()) {
            throw new InvalidSetting("API_SERVER_URL", "is missing; write it like https://api.example.com");
        }
        url = WebAddress.parseSecure("API_SERVER_URL", url).toString().replaceAll("/+$", "");
    }
}
