package org.gatehouse.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gatehouse.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events for all nodes on one PostgreSQL database. Each event is a row and a notification of the same transaction. A node
 * hears the notification, and reads the rows after it was cut off.
 */
final class PostgresEvents implements ClusterEvents, SmartLifecycle {

    static final String CHANNEL = "gatehouse_events";

    private static final Logger log = LoggerFactory.getLogger(PostgresEvents.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Database database;
    private final JdbcClient jdbc;
    private final Listeners listeners = new Listeners();
    private final Backlog backlog;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** @param lookEvery how often to make sure that nothing was missed, on a connection that seems to work */
    PostgresEvents(Database database, JdbcClient jdbc, Duration lookEvery) {
        this.database = database;
        this.jdbc = jdbc;
        this.backlog = new Backlog(listeners::tell, lookEvery);
    }

    @Override
    public void publish(String type, String subject) {
        Event event = new Event(type, subject);
        jdbc.sql("""
                WITH event AS (INSERT INTO cluster_events (type, subject) VALUES (?, ?) RETURNING id)
                SELECT pg_notify(?, id || ' ' || ? || ' ' || ?) FROM event
                """)
                .params(event.type(), event.subject(), CHANNEL, event.type(), event.subject())
                .query(row -> {});
    }

    @Override
    public Subscription subscribe(String type, Consumer<String> listener) {
        return listeners.add(type, listener);
    }

    /** Waits a little, so that nothing is missed from now on; without an answer it goes on trying. */
    @Override
    public synchronized void start() {
        thread = new Thread(this::run, "cluster-events");
        thread.setDaemon(true);
        thread.start();
        await(listening, LONGEST_START);
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        if (thread != null) {
            try {
                thread.join(LONGEST_STOP);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return ClusterConfiguration.PHASE;
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (stopped.getCount() > 0) {
            try (var connection = new EventConnection(database)) {
                backlog.startWith(connection);
                listening.countDown();
                pause = SHORTEST_PAUSE;
                backlog.follow(connection, () -> stopped.getCount() == 0);
            } catch (SQLException | RuntimeException lost) {
                log.warn("Events of other nodes come late: {}", lost.getMessage());
                await(stopped, pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void await(CountDownLatch latch, Duration longest) {
        try {
            // Whether it came in time makes no difference to those who wait.
            boolean ignored = latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
