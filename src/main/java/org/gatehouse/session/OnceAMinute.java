package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;

/** Keeps a failure that may come again each second from filling the log. */
final class OnceAMinute {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private Instant next = Instant.MIN;

    synchronized boolean isDue(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(PAUSE);
        return true;
    }
}
