package org.gatehouse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class PostgresEventsTest extends ClusterEventsContract {

    private static final Duration NEVER = Duration.ofDays(1);

    private static final TestDatabase DATABASE = TestDatabase.postgres();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    int nodes() {
        return 2;
    }

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Override
    ClusterEvents newNode() {
        return new PostgresEvents(DATABASE.database(), DATABASE.jdbc(), NEVER);
    }

    @Test
    void tellsOnceWhatWasPublishedWhileTheConnectionWasLost() {
        var heard = new Heard(there, "session-ended");
        here.publish("session-ended", "before");
        assertThat(heard.next()).isEqualTo("before");

        database().transactions().executeWithoutResult(transaction -> {
            here.publish("session-ended", "meanwhile");
            cutListeners();
        });
        here.publish("session-ended", "later");

        assertThat(heard.next(2)).containsExactly("meanwhile", "later");
        here.publish("session-ended", "end");
        assertThat(heard.next()).isEqualTo("end");
    }

    /** Its number is lower than one that was told before. */
    @Test
    void tellsWhatWasCommittedLateWhileTheConnectionWasLost() throws SQLException {
        var heard = new Heard(there, "session-ended");
        try (Connection slow = DATABASE.database().getConnection()) {
            slow.setAutoCommit(false);
            publisherOn(slow).publish("session-ended", "late");
            here.publish("session-ended", "early");
            assertThat(heard.next()).isEqualTo("early");

            cutListeners();
            slow.commit();
        }

        assertThat(heard.next()).isEqualTo("late");
    }

    @Test
    void findsInTheTableWhatWasNotNotified() {
        var watchful = new PostgresEvents(DATABASE.database(), DATABASE.jdbc(), Duration.ofMillis(100));
        var heard = new Heard(watchful, "session-ended");
        watchful.start();

        database()
                .jdbc()
                .sql("INSERT INTO cluster_events (type, subject) VALUES ('session-ended', 'silent')")
                .update();

        assertThat(heard.next()).isEqualTo("silent");
        watchful.stop();
    }

    @Test
    void tellsANewNodeNothingOfThePast() {
        here.publish("session-ended", "past");
        ClusterEvents third = newNode();
        var heard = new Heard(third, "session-ended");
        ((SmartLifecycle) third).start();

        here.publish("session-ended", "present");

        assertThat(heard.next()).isEqualTo("present");
        ((SmartLifecycle) third).stop();
    }

    @Test
    void leavesNoConnectionBehind() {
        ((SmartLifecycle) here).stop();
        ((SmartLifecycle) there).stop();

        // The server notices a little later.
        Awaitility.await().until(() -> listeners() == 0);
    }

    private int listeners() {
        return database()
                .jdbc()
                .sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gatehouse events'"
                        + " AND datname = current_database()")
                .query(Integer.class)
                .single();
    }

    private static PostgresEvents publisherOn(Connection connection) {
        var source = new SingleConnectionDataSource(connection, true);
        return new PostgresEvents(DATABASE.database(), JdbcClient.create(source), NEVER);
    }

    /** The server notices a little later that those of the test before are gone. */
    private void cutListeners() {
        Awaitility.await().until(() -> listeners() == nodes());
        int cut = database()
                .jdbc()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'gatehouse events' AND datname = current_database()")
                .query(Boolean.class)
                .list()
                .size();
        assertThat(cut).isEqualTo(nodes());
    }
}
