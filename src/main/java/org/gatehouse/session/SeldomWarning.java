package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;

/** Writes a failure to the log that may come again each second: the first in a minute. */
final class SeldomWarning {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Logger log;
    private final String what;
    private Instant next = Instant.MIN;

    SeldomWarning(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    synchronized void give(RuntimeException failed, Instant now) {
        if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            log.warn(what, failed);
        }
    }
}
