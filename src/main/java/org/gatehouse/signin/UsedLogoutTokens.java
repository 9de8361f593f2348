package org.gatehouse.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of logout tokens that were acted upon, for as long as they would otherwise count. */
@Repository
class UsedLogoutTokens {

    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    /** Nodes' clocks differ: none may forget what another still takes. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextPurge = new AtomicReference<>(Instant.MIN);

    UsedLogoutTokens(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @throws DuplicateKeyException if it is there, whichever node put it there */
    void add(LogoutToken token) {
        db.sql("INSERT INTO used_logout_tokens (token_hash, good_until) VALUES (:hash, :until)")
                .param("hash", hash(token.issuer() + "\n" + token.id()))
                .param("until", token.goodUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what is too old to count; the table grows by {@link #add} only, so that is when to do it. */
    void purgeNowAndThen() {
        Instant now = clock.instant();
        Instant due = nextPurge.get();
        if (!now.isBefore(due) && nextPurge.compareAndSet(due, now.plus(BETWEEN_PURGES))) {
            db.sql("DELETE FROM used_logout_tokens WHERE good_until < :now")
                    .param("now", now.minus(CLOCK_SKEW).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
