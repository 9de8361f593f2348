package org.gatehouse.signin;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each refused logout token, and no more than ten in a minute: anybody may send some. */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST = 10;
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private long windowStart = System.nanoTime();
    private int seen;

    /** @param why nothing of the token */
    synchronized void add(String why) {
        long now = System.nanoTime();
        if (now - windowStart > WINDOW_NANOS) {
            if (seen > MOST) {
                log.warn("{} more logout tokens were refused", seen - MOST);
            }
            windowStart = now;
            seen = 0;
        }
        if (++seen <= MOST) {
            log.warn("A logout token was refused: {}", why);
        }
    }
}
