package org.gatehouse.builtin.identity;

import java.time.Clock;

/** Counts calls in minutes of the clock, as Okta does. */
final class CallLimit {

    private final int perMinute;
    private final Clock clock;
    private long minute;
    private int used;

    CallLimit(int perMinute) {
        this(perMinute, Clock.systemUTC());
    }

    CallLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @param resetsAt in seconds since 1970 */
    record Call(boolean refused, int remaining, long resetsAt) {}

    int perMinute() {
        return perMinute;
    }

    synchronized Call count() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), 60L);
        if (now != minute) {
            minute = now;
            used = 0;
        }
        boolean refused = used >= perMinute;
        if (!refused) {
            used++;
        }
        return new Call(refused, perMinute - used, (minute + 1) * 60);
    }
}
