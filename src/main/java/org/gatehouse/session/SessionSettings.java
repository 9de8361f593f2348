package org.gatehouse.session;

import java.time.Duration;
import java.util.List;
import org.gatehouse.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long sessions last and how their tokens are kept.
 *
 * @param idleTimeout {@code SESSION_IDLE_TIMEOUT}: a session ends when its person did nothing for so long
 * @param lifetime {@code SESSION_LIFETIME}: it ends so long after log-in, whatever its person did
 * @param maxPerUser {@code MAX_SESSIONS_PER_USER}: how many sessions one person may have; null: as many as they like
 * @param secretKeys {@code SECRET_KEY}: what tokens are encrypted with, the newest first; older ones only decrypt. Empty:
 *     a key kept beside the embedded database
 * @param revalidateAfter {@code REVALIDATE_AFTER}: how old what the provider says of a person may become
 */
@ConfigurationProperties("gatehouse.session")
public record SessionSettings(
        Duration idleTimeout,
        Duration lifetime,
        @Nullable Integer maxPerUser,
        List<String> secretKeys,
        Duration revalidateAfter) {

    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);
    private static final int SHORTEST_KEY = 32;

    public SessionSettings {
        if (idleTimeout.compareTo(SHORTEST_IDLE) < 0) {
            throw new InvalidSetting("SESSION_IDLE_TIMEOUT", "must be one minute at least, for example 30m");
        }
        if (lifetime.compareTo(idleTimeout) < 0) {
            throw new InvalidSetting(
                    "SESSION_LIFETIME", "must not be shorter than SESSION_IDLE_TIMEOUT; for example 12h");
        }
        if (lifetime.compareTo(Duration.ofDays(400)) > 0) {
            throw new InvalidSetting("SESSION_LIFETIME", "must not be longer than 400d");
        }
        if (maxPerUser != null && maxPerUser < 1) {
            throw new InvalidSetting("MAX_SESSIONS_PER_USER", "must be 1 or more; empty for no limit");
        }
        if (revalidateAfter.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new InvalidSetting("REVALIDATE_AFTER", "must be ten seconds at least, for example 5m");
        }
        secretKeys = List.copyOf(secretKeys);
        if (secretKeys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
            throw new InvalidSetting(
                    "SECRET_KEY",
                    "must have 32 characters at least, from a random generator, for example: openssl rand -base64 32");
        }
    }

    /** Tells no key. */
    @Override
    public String toString() {
        return "SessionSettings[idleTimeout=" + idleTimeout + ", lifetime=" + lifetime + "]";
    }
}
