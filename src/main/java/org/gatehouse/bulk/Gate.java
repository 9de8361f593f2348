package org.gatehouse.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the calls of one run pass before they are made: closed while the directory wants a pause, and for good at a stop. */
final class Gate {

    /** A directory that asks for more than that is asked again. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Instant closedUntil = Instant.MIN;
    private @Nullable Stop stop;

    /** Why a run ends before its end. */
    record Stop(RunState state, @Nullable String reason) {}

    Gate(InstantSource clock) {
        this.clock = clock;
    }

    /** Waits while it is closed; false when it is closed for good. */
    boolean pass() {
        lock.lock();
        try {
            while (stop == null && clock.instant().isBefore(closedUntil)) {
                changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(millisLeft()));
            }
            return stop == null;
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Closes for some time and returns until when; never shorter than it is closed already. */
    Instant closeUntil(Instant time) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Instant earliest = now.plus(SHORTEST);
            Instant latest = now.plus(LONGEST);
            Instant until = time.isBefore(earliest) ? earliest : time.isAfter(latest) ? latest : time;
            if (until.isAfter(closedUntil)) {
                closedUntil = until;
            }
            return closedUntil;
        } finally {
            lock.unlock();
        }
    }

    /** Closes for good; only the first reason counts. */
    void stop(Stop why) {
        lock.lock();
        try {
            if (stop == null) {
                stop = why;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Null while it goes on. */
    @Nullable
    Stop stopped() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    private long millisLeft() {
        return Math.max(1, Duration.between(clock.instant(), closedUntil).toMillis());
    }
}
