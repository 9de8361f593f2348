package org.gatehouse.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.gatehouse.database.Database;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.session.SessionCounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;

/** How much there is right now: sessions, tabs, connections, calls that wait. */
final class Levels {

    private static final Duration COUNTED_EVERY = Duration.ofSeconds(15);

    private final IntSupplier liveSessions;
    private final InstantSource clock;
    private Instant counted = Instant.MIN;
    private Number live = Double.NaN;

    Levels(
            Figures figures,
            SessionCounts sessions,
            IntSupplier liveSessions,
            ObjectProvider<Database> database,
            DirectoryCalls directory,
            InstantSource clock) {
        this.liveSessions = liveSessions;
        this.clock = clock;
        figures.level("gatehouse.sessions.live", "Live sessions in the database, of all nodes", this::live);
        figures.level("gatehouse.sessions.in.use", "Sessions that this node uses", sessions::inUse);
        figures.level("gatehouse.tabs.open", "Tabs that listen to their session at this node", sessions::openTabs);
        figures.level("gatehouse.directory.running", "Calls to the directory under way", directory::running);
        figures.level(
                "gatehouse.directory.waiting", "Calls to the directory that wait for a thread", directory::waiting);
        connections(figures, database, "active", Database.Use::active);
        connections(figures, database, "idle", Database.Use::idle);
        connections(figures, database, "awaited", Database.Use::waiting);
    }

    private static void connections(
            Figures figures, ObjectProvider<Database> database, String state, ToIntFunction<Database.Use> count) {
        figures.level(
                "gatehouse.database.connections",
                "Connections to the database that are used or idle, and threads that wait for one",
                () -> database.stream()
                        .flatMap(pool -> pool.use().stream())
                        .mapToInt(count)
                        .sum(),
                "state",
                state);
    }

    /** Counted now and then, however often somebody asks; not a number while the database is away. */
    private synchronized Number live() {
        Instant now = clock.instant();
        if (counted.plus(COUNTED_EVERY).isAfter(now)) {
            return live;
        }
        counted = now;
        try {
            live = liveSessions.getAsInt();
        } catch (DataAccessException away) {
            live = Double.NaN;
        }
        return live;
    }
}
