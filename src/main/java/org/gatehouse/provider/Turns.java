package org.gatehouse.provider;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The calls to one server that are under way: so many at once, and the others in line, in the order in which they came, for a
 * moment. Once the server has fallen silent nobody stands in line any more: each of them would hold a thread of ours, and
 * in the end there were none left for pages that ask no provider.
 */
final class Turns {

    /** One call, which ends in time. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException;
    }

    private static final int AT_ONCE = 100;
    private static final long LONGEST_WAIT_MS = 2000;
    private static final long SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(1500);

    private final String server;
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private volatile long signOfLife = System.nanoTime();
    private volatile boolean lastWasInVain;

    /** @param server what it is called in the log */
    Turns(String server) {
        this.server = server;
    }

    /**
     * Makes a call when it is its turn.
     *
     * @throws IOException if it is nobody's turn for now, or the call fails
     */
    <T> T take(Call<T> call) throws IOException {
        if (!isFree(0) && (isSilent() || !isFree(LONGEST_WAIT_MS))) {
            throw new IOException("Too many calls to " + server + " are under way");
        }
        try {
            if (!lastWasInVain) {
                signOfLife = System.nanoTime(); // of a server that we have no reason to doubt
            }
            T answer = call.make();
            signOfLife = System.nanoTime();
            lastWasInVain = false;
            return answer;
        } catch (IOException inVain) {
            lastWasInVain = true;
            throw inVain;
        } finally {
            free.release();
        }
    }

    private boolean isSilent() {
        return lastWasInVain || System.nanoTime() - signOfLife > SILENCE_NS;
    }

    private boolean isFree(long patience) throws IOException {
        try {
            return free.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted in the line for " + server);
        }
    }
}
