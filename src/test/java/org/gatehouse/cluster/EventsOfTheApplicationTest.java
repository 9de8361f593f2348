package org.gatehouse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.support.TransactionOperations;

/** The application as it is put together on PostgreSQL. */
@PagesTest
@ExtendWith(SpringExtension.class)
class EventsOfTheApplicationTest {

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        DatabaseSettings postgres = TestDatabase.emptyPostgres();
        settings.add("gatehouse.database.url", postgres::url);
        settings.add("gatehouse.database.username", postgres::username);
        settings.add("SECRET_KEY", () -> "a secret of thirty-two characters");
    }

    @Test
    void comeWithTheTransaction(
            @Autowired ClusterEvents events,
            @Autowired TransactionOperations transactions,
            @Autowired JdbcClient jdbc) {
        var heard = new Heard(events, "test");

        transactions.executeWithoutResult(transaction -> {
            events.publish("test", "never");
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(transaction -> events.publish("test", "1"));

        assertThat(heard.next()).isEqualTo("1");
        assertThat(jdbc.sql("SELECT subject FROM cluster_events")
                        .query(String.class)
                        .list())
                .containsExactly("1");
    }
}
