package org.gatehouse.builtin;

import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param identityPort {@code BUILTIN_IDENTITY_PORT}: port of the built-in identity server
 * @param messagesPort {@code BUILTIN_MESSAGES_PORT}: port of the built-in message API
 * @param sampleUsers {@code BUILTIN_SAMPLE_USERS}: how many made-up users an empty identity store is filled with
 */
@ConfigurationProperties("gatehouse.built-in")
record BuiltInSettings(int identityPort, int messagesPort, int sampleUsers) {

    BuiltInSettings {
        requirePort("BUILTIN_IDENTITY_PORT", identityPort);
        requirePort("BUILTIN_MESSAGES_PORT", messagesPort);
        if (sampleUsers < 0) {
            throw new InvalidSetting("BUILTIN_SAMPLE_USERS", "must not be negative");
        }
    }

    private static void requirePort(String key, int port) {
        if (port < 1 || port > 65_535) {
            throw new InvalidSetting(key, port + " is not a port; use a number from 1 to 65535");
        }
    }
}
