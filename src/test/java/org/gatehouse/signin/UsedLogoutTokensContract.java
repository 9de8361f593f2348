package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** Logout tokens that were used, whichever the database. */
abstract class UsedLogoutTokensContract {

    private TestDatabase database;
    private UsedLogoutTokens used;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    abstract TestDatabase open();

    @BeforeEach
    void openDatabase() {
        database = open();
        used = node();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void countOnceOnAllNodes() {
        used.add(token("https://id.example", "a"));

        assertThatThrownBy(() -> node().add(token("https://id.example", "a")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void areTheIssuersOwn() {
        used.add(token("https://id.example", "a"));
        used.add(token("https://other.example", "a"));
        used.add(token("https://id.example", "b"));

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void mayHaveIdsOfAnyLength() {
        used.add(token("https://id.example", "a".repeat(100_000)));

        assertThat(count()).isOne();
    }

    @Test
    void countAgainWhenTheTryCameToNothing() {
        database.transactions().executeWithoutResult(status -> {
            used.add(token("https://id.example", "a"));
            status.setRollbackOnly();
        });

        used.add(token("https://id.example", "a"));
        assertThat(count()).isOne();
    }

    @Test
    void areForgottenWhenTheirAgeAloneRefusesThem() {
        used.add(token("https://id.example", "a"));
        used.purgeNowAndThen();
        assertThat(count()).isOne();

        now = now.plus(Duration.ofMinutes(10));
        used.purgeNowAndThen();
        assertThat(count()).isZero();
    }

    private UsedLogoutTokens node() {
        return new UsedLogoutTokens(database.jdbc(), () -> now);
    }

    private LogoutToken token(String issuer, String id) {
        return new LogoutToken(issuer, "ada", null, id, now.plus(Duration.ofMinutes(5)));
    }

    private int count() {
        return database.jdbc()
                .sql("SELECT count(*) FROM used_logout_tokens")
                .query(Integer.class)
                .single();
    }
}
