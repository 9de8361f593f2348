package org.gatehouse.session;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The events on their way to one browser. They are written one after the other by the executor, so that whoever sends
 * one waits for nobody; a browser that does not read is given up.
 */
final class TabStream {

    private static final int MOST_WAITING = 16;

    private final Connection connection;
    private final Executor writers;
    private final Queue<byte[]> waiting = new ArrayDeque<>(2);
    private boolean writing;
    private boolean last;
    private boolean closed;

    /** The browser's end. Closing it may be done twice, and while something is written. */
    interface Connection extends Closeable {

        void write(byte[] event) throws IOException;

        @Override
        void close();
    }

    TabStream(Connection connection, Executor writers) {
        this.connection = connection;
        this.writers = writers;
    }

    synchronized void send(byte[] event) {
        if (closed || last) {
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            close();
            return;
        }
        waiting.add(event);
        write();
    }

    /** Sends what waits, and then closes. */
    synchronized void finish() {
        last = true;
        write();
    }

    /** Closes without sending what waits. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            writers.execute(connection::close);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void write() {
        if (!writing && !closed) {
            writing = true;
            writers.execute(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (byte[] event = next(); event != null; event = next()) {
                connection.write(event);
            }
        } catch (IOException | RuntimeException gone) { // the browser went away; what else can be said to it
            close();
        }
    }

    private synchronized byte @Nullable [] next() {
        byte[] event = waiting.poll();
        if (event == null) {
            writing = false;
            if (last) {
                close();
            }
        }
        return event;
    }
}
