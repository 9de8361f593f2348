package org.gatehouse.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.database.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection on which a node hears the others. */
final class EventConnection implements AutoCloseable {

    static final int PAGE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(EventConnection.class);

    /** An event with its number in the table. */
    record Numbered(long id, Event event) {}

    private final Connection connection;

    EventConnection(Database database) throws SQLException {
        connection = database.connect();
    }

    void listen() throws SQLException {
        // The name shows in pg_stat_activity.
        execute("SET application_name = 'gatehouse events'; LISTEN " + PostgresEvents.CHANNEL);
    }

    /** What was notified meanwhile; waits for something, no longer than given. */
    List<Numbered> heard(Duration longest) throws SQLException {
        PGNotification[] notifications =
                connection.unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
        List<Numbered> events = new ArrayList<>();
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
            try {
                String[] parts = notification.getParameter().split(" ", 3);
                events.add(new Numbered(Long.parseLong(parts[0]), new Event(parts[1], parts[2])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
                log.warn("Somebody else uses the channel {}", PostgresEvents.CHANNEL);
            }
        }
        return events;
    }

    /** Rows of transactions that began at {@code since} or later, in the order of their numbers, a page at a time. */
    List<Numbered> page(OffsetDateTime since, long after) throws SQLException {
        try (var query = connection.prepareStatement("SELECT id, type, subject FROM cluster_events"
                + " WHERE created >= ? AND id > ? ORDER BY id LIMIT " + PAGE)) {
            query.setObject(1, since);
            query.setLong(2, after);
            List<Numbered> events = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(new Numbered(rows.getLong(1), new Event(rows.getString(2), rows.getString(3))));
                }
            }
            return events;
        }
    }

    /** The database's time, {@code ago} earlier. Clocks of nodes differ. */
    OffsetDateTime past(Duration ago) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).minus(ago);
        }
    }

    void purge(Duration age) throws SQLException {
        execute("DELETE FROM cluster_events WHERE created < now() - interval '" + age.toSeconds() + " seconds'");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
