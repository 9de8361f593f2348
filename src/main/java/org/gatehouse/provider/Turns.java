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

    private static final int AT_ONCE = 48;
    private static final long LONGEST_WAIT_MS = 1000;
    private static final long SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final String server;
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private volatile long signOfLife = System.nanoTime();
    private volatile boolean lastWasInVain;

    /** @param server what it is called in the log */
    Turns(String server) {
        this.server = server;
    }

    /**
     * To be followed by {@link #end}.
     *
     * @throws IOException if it is nobody's turn for now
     */
    void begin() throws IOException {
        if (!isFree(0) && (isSilent() || !isFree(LONGEST_WAIT_MS))) {
            throw new IOException("Too many calls to " + server + " are under way");
        }
        if (!lastWasInVain) {
            signOfLife = System.nanoTime(); // of a server that we have no reason to doubt
        }
    }

    /** @param answered whether there was an answer, whatever it said */
    void end(boolean answered) {
        lastWasInVain = !answered;
        if (answered) {
            signOfLife = System.nanoTime();
        }
        free.release();
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
