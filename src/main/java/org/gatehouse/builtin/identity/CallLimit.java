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
        long now = beginMinute();
        boolean refused = used >= perMinute;
        if (!refused) {
            used++;
        }
        return new Call(refused, perMinute - used, (now + 1) * 60);
    }

    /** How things stand, for a call that does not count. */
    synchronized Call look() {
        long now = beginMinute();
        return new Call(used >= perMinute, perMinute - used, (now + 1) * 60);
    }

    private long beginMinute() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), 60L);
        if (now != minute) {
            minute = now;
            used = 0;
        }
        return now;
    }
}
