package org.gatehouse.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gatehouse.directory.DirectoryException;

/**
 * Tries again what the directory did not take: waits as long as it asks, and some time when it does not answer. What is
 * tried begins with a look at the directory each time, so that nothing is done twice.
 */
final class Patience {

    static final int MOST_WAITS = 5;
    static final int MOST_TRIES = 3;

    private final Gate gate;
    private final InstantSource clock;
    private final Duration firstPause;
    private final Consumer<Instant> throttled;

    /** There is no point in going on. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("Stopped", null, false, false);
        }
    }

    /**
     * @param firstPause after the first call without an answer; the next one is three times as long
     * @param throttled is told until when the directory takes no calls
     */
    Patience(Gate gate, InstantSource clock, Duration firstPause, Consumer<Instant> throttled) {
        this.gate = gate;
        this.clock = clock;
        this.firstPause = firstPause;
        this.throttled = throttled;
    }

    /** @throws Stopped when the run was stopped before the call, or between two tries */
    <T> T with(Supplier<T> call) {
        int waits = 0;
        int tries = 0;
        Duration pause = firstPause;
        while (true) {
            if (!gate.pass()) {
                throw new Stopped();
            }
            try {
                return call.get();
            } catch (DirectoryException.Throttled busy) {
                if (++waits > MOST_WAITS) {
                    throw busy;
                }
                throttled.accept(gate.closeUntil(busy.until()));
            } catch (DirectoryException.Unavailable silent) {
                if (++tries == MOST_TRIES) {
                    throw silent;
                }
                gate.closeUntil(clock.instant().plus(pause));
                pause = pause.multipliedBy(3);
            }
        }
    }
}
