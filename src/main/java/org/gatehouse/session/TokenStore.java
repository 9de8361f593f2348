package org.gatehouse.session;

import static org.gatehouse.session.SessionStore.utc;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The encrypted tokens in the table of sessions, and whose turn it is to refresh them. */
@Repository
class TokenStore {

    private final JdbcClient db;

    TokenStore(JdbcClient db) {
        this.db = db;
    }

    Optional<EncryptedTokens> find(String id) {
        return db.sql("""
                SELECT access_token, access_expires, refresh_token, id_token FROM sessions
                WHERE id = :id AND ended IS NULL
                """)
                .param("id", id)
                .query((row, number) -> new EncryptedTokens(
                        row.getBytes(1), SessionStore.instant(row, "access_expires"), row.getBytes(3), row.getBytes(4)))
                .optional();
    }

    /** Replaces the tokens; false if the session has ended meanwhile. */
    boolean replace(String id, EncryptedTokens tokens) {
        return db.sql("""
                UPDATE sessions SET access_token = :access, access_expires = :expires, refresh_token = :refresh,
                    id_token = :idToken
                WHERE id = :id AND ended IS NULL
                """)
                        .param("access", tokens.access(), Types.VARBINARY)
                        .param("expires", utc(tokens.accessExpires()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("refresh", tokens.refresh(), Types.VARBINARY)
                        .param("idToken", tokens.id(), Types.VARBINARY)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * Takes the right to refresh the tokens, which one node at a time has, and loses when it does not come back.
     *
     * @return until when, by which it is given up; empty when another node has it
     */
    Optional<Instant> beginRefresh(String id, Instant now, Duration longest) {
        Instant until = now.plus(longest).truncatedTo(ChronoUnit.MICROS); // as both databases keep it
        int taken = db.sql("""
                UPDATE sessions SET refreshing_until = :until
                WHERE id = :id AND ended IS NULL AND (refreshing_until IS NULL OR refreshing_until < :now)
                """)
                .param("until", utc(until))
                .param("id", id)
                .param("now", utc(now))
                .update();
        return taken == 1 ? Optional.of(until) : Optional.empty();
    }

    /** Nothing happens when another node has taken over meanwhile. */
    void giveUpRefresh(String id, Instant until) {
        db.sql("UPDATE sessions SET refreshing_until = NULL WHERE id = :id AND refreshing_until = :until")
                .param("id", id)
                .param("until", utc(until))
                .update();
    }
}
