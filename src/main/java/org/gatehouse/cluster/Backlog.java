package org.gatehouse.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gatehouse.cluster.EventConnection.Numbered;
import org.jspecify.annotations.Nullable;

/**
 * Tells each event once, whether it was notified or found in the table. Rows get their number when they are inserted, but
 * are seen when they are committed, so a lower number may come later: each look goes back a little, and the numbers told
 * since then are remembered.
 */
final class Backlog {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
    /** Twice the longest transaction. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration PURGE_EVERY = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(1);

    private final Consumer<Event> listeners;
    private final Duration lookEvery;
    private Set<Long> told = new HashSet<>();
    private @Nullable OffsetDateTime since;
    private long nextPurge = System.nanoTime();

    /** @param lookEvery how often to read the table though nothing was notified */
    Backlog(Consumer<Event> listeners, Duration lookEvery) {
        this.listeners = listeners;
        this.lookEvery = lookEvery;
    }

    /** Tells what was missed since the last connection. The first one finds what nobody here was waiting for. */
    void startWith(EventConnection connection) throws SQLException {
        if (since == null) {
            look(connection, connection.past(OVERLAP), event -> {});
        }
        connection.listen();
        look(connection);
    }

    /** Tells what is published, until it is time to stop or the connection is lost. */
    void follow(EventConnection connection, BooleanSupplier stop) throws SQLException {
        long nextLook = System.nanoTime() + lookEvery.toNanos();
        while (!stop.getAsBoolean()) {
            connection.heard(LONGEST_WAIT).forEach(this::tell);
            if (System.nanoTime() - nextLook > 0) {
                look(connection);
                nextLook = System.nanoTime() + lookEvery.toNanos();
            }
            if (System.nanoTime() - nextPurge > 0) {
                connection.purge(KEPT);
                nextPurge = System.nanoTime() + PURGE_EVERY.toNanos();
            }
        }
    }

    private void look(EventConnection connection) throws SQLException {
        OffsetDateTime from = since == null ? connection.past(OVERLAP) : since;
        look(connection, from, listeners);
    }

    private void look(EventConnection connection, OffsetDateTime from, Consumer<Event> tell) throws SQLException {
        OffsetDateTime next = connection.past(OVERLAP);
        Set<Long> found = new HashSet<>();
        long last = 0;
        List<Numbered> page;
        do {
            page = connection.page(from, last);
            for (Numbered numbered : page) {
                found.add(numbered.id());
                if (told.add(numbered.id())) {
                    tell.accept(numbered.event());
                }
                last = numbered.id();
            }
        } while (page.size() == EventConnection.PAGE);
        // Older ones are not looked at again.
        told = found;
        since = next;
    }

    private void tell(Numbered numbered) {
        if (told.add(numbered.id())) {
            listeners.accept(numbered.event());
        }
    }
}
