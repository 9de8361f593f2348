package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How much of a session is left.
 *
 * @param end when it ends if nobody does anything
 * @param kind what will end it then
 * @param near whether the person is to be warned
 */
record Remaining(Instant end, Kind kind, boolean near, long seconds) {

    private static final Duration IDLE_WARNING = Duration.ofSeconds(60);
    private static final Duration LIFETIME_WARNING = Duration.ofMinutes(2);

    enum Kind {
        /** Can be put off by doing something. */
        IDLE,
        /** Cannot be put off. */
        LIFETIME;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Remaining of(AuthSession session, Instant now, SessionSettings settings) {
        Instant idleEnd = session.times().idleEnd(settings);
        return idleEnd.isBefore(session.times().expires())
                ? until(idleEnd, Kind.IDLE, now, warning(IDLE_WARNING, settings.idleTimeout()))
                : until(session.times().expires(), Kind.LIFETIME, now, warning(LIFETIME_WARNING, settings.lifetime()));
    }

    /** Short times get a shorter warning, or nobody would ever be without one. */
    private static Duration warning(Duration usual, Duration whole) {
        Duration third = whole.dividedBy(3);
        return usual.compareTo(third) < 0 ? usual : third;
    }

    private static Remaining until(Instant end, Kind kind, Instant now, Duration warning) {
        Duration left = Duration.between(now, end);
        return new Remaining(end, kind, left.compareTo(warning) <= 0, Math.max(0, left.toSeconds()));
    }
}
