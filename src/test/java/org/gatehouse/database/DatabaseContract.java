package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What the application may expect of its database, whichever it is. */
abstract class DatabaseContract {

    private TestDatabase opened;

    abstract TestDatabase open();

    @BeforeEach
    void openDatabase() {
        opened = open();
    }

    @AfterEach
    void closeDatabase() {
        opened.close();
    }

    @Test
    void hasTheSchemaOnFirstUse() {
        assertThat(count(opened)).isZero();
    }

    @Test
    void opensAgainWithWhatIsThere() {
        insert(opened);

        try (var other = TestDatabase.of(opened.settings())) {
            assertThat(count(other)).isOne();
        }
    }

    @Test
    void rollsBack() {
        opened.transactions().executeWithoutResult(transaction -> {
            insert(opened);
            transaction.setRollbackOnly();
        });

        assertThat(count(opened)).isZero();
    }

    @Test
    void failsATransactionAsAStatementWhenItIsGone() {
        opened.close();

        assertThatThrownBy(() -> opened.transactions().executeWithoutResult(transaction -> insert(opened)))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void opensConnectionsOutsideThePoolOnTheSameSchema() throws Exception {
        try (var connection = opened.database().connect();
                var found = connection.createStatement().executeQuery("SELECT count(*) FROM cluster_events")) {
            assertThat(found.next()).isTrue();
        }
    }

    @Test
    void refusesAnEleventhConnectionInsteadOfWaitingForEver() throws Exception {
        List<AutoCloseable> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            taken.add(opened.database().getConnection());
        }

        assertThatThrownBy(() -> count(opened)).isInstanceOf(CannotGetJdbcConnectionException.class);
        for (AutoCloseable connection : taken) {
            connection.close();
        }
        assertThat(count(opened)).isZero();
    }

    private static void insert(TestDatabase database) {
        database.jdbc()
                .sql("INSERT INTO cluster_events (type, subject) VALUES ('test', '1')")
                .update();
    }

    private static int count(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT count(*) FROM cluster_events")
                .query(Integer.class)
                .single();
    }
}
