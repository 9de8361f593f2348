package org.gatehouse.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.Page;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The table of requests. Whoever decides claims a request first, so that of two administrators one does; a claim runs out
 * by itself, by the clock of the database, which all nodes share.
 */
@Repository
class RequestStore {

    static final Duration KEPT = Duration.ofDays(90);

    private static final String UNCLAIMED =
            "state = 'WAITING'" + " AND (claimed_until IS NULL OR claimed_until < CURRENT_TIMESTAMP)";

    private final JdbcClient db;
    private final InstantSource clock;

    RequestStore(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes a request; empty when one of this person for this page waits already. */
    Optional<Long> add(SignedInUser user, Page page, String reason) {
        purge();
        var keys = new GeneratedKeyHolder();
        try {
            db.sql(
                            "INSERT INTO access_requests (asked, issuer, subject, person_name, email, person_groups, route, title,"
                                    + " reason, state, waiting_key) VALUES (:now, :issuer, :subject, :name, :email, :groups,"
                                    + " :route, :title, :reason, 'WAITING', :key)")
                    .param("now", now())
                    .param("issuer", user.issuer())
                    .param("subject", user.subject())
                    .param("name", PlainText.line(user.name(), 200))
                    .param("email", user.email() == null ? null : PlainText.line(user.email(), 320))
                    .param("groups", RequestRows.groups(user))
                    .param("route", page.route())
                    .param("title", PlainText.line(page.title(), 200))
                    .param("reason", PlainText.of(reason))
                    .param("key", key(user, page.route()))
                    .update(keys, "id");
        } catch (DuplicateKeyException waiting) {
            return Optional.empty();
        }
        return Optional.of(Objects.requireNonNull(keys.getKey()).longValue());
    }

    /** Empty when there is none. */
    Optional<AccessRequest> find(long id) {
        return db.sql("SELECT * FROM access_requests WHERE id = :id")
                .param("id", id)
                .query(RequestRows::request)
                .optional();
    }

    /** The latest of a person for a page; empty when there is none. */
    Optional<AccessRequest> latest(SignedInUser user, String route) {
        return db.sql("SELECT * FROM access_requests WHERE issuer = :issuer AND subject = :subject AND route = :route"
                        + " ORDER BY id DESC LIMIT 1")
                .param("issuer", user.issuer())
                .param("subject", user.subject())
                .param("route", route)
                .query(RequestRows::request)
                .optional();
    }

    /** The latest of a person, the latest first. */
    List<AccessRequest> of(SignedInUser user, int most) {
        return db.sql("SELECT * FROM access_requests WHERE issuer = :issuer AND subject = :subject"
                        + " ORDER BY id DESC LIMIT :most")
                .param("issuer", user.issuer())
                .param("subject", user.subject())
                .param("most", most)
                .query(RequestRows::request)
                .list();
    }

    /** When a person has asked since then, the earliest first. */
    List<Instant> timesOf(SignedInUser user, Instant since) {
        return db.sql("SELECT asked FROM access_requests WHERE issuer = :issuer AND subject = :subject"
                        + " AND asked > :since ORDER BY asked")
                .param("issuer", user.issuer())
                .param("subject", user.subject())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> RequestRows.asked(row))
                .list();
    }

    /** @param state null for all: then those that wait come first */
    List<AccessRequest> page(@Nullable RequestState state, int offset, int most) {
        return db.sql("SELECT * FROM access_requests WHERE state = :state OR :state IS NULL"
                        + " ORDER BY CASE WHEN state = 'WAITING' THEN 0 ELSE 1 END, id DESC LIMIT :most OFFSET :offset")
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("most", most)
                .param("offset", offset)
                .query(RequestRows::request)
                .list();
    }

    /** @param state null for all */
    int count(@Nullable RequestState state) {
        return db.sql("SELECT count(*) FROM access_requests WHERE state = :state OR :state IS NULL")
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    /** Takes a waiting request for whoever decides; false when somebody else is about to, or has. */
    boolean claim(long id, String by) {
        return db.sql("UPDATE access_requests SET claimed_by = :by,"
                                + " claimed_until = CURRENT_TIMESTAMP + INTERVAL '60' SECOND WHERE id = :id AND "
                                + UNCLAIMED)
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Nothing has been decided: it waits on. */
    void release(long id, String by) {
        db.sql("UPDATE access_requests SET claimed_by = NULL, claimed_until = NULL"
                        + " WHERE id = :id AND claimed_by = :by")
                .param("id", id)
                .param("by", by)
                .update();
    }

    /** Ends a request that was claimed; false when the claim had run out and somebody else has it. */
    boolean decide(long id, String by, Decided decided) {
        return end("WHERE id = :id AND claimed_by = :by AND state = 'WAITING'", decided)
                        .param("id", id)
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Ends a request that nobody has to decide any more, unless somebody is about to. */
    void settle(long id, String why) {
        end("WHERE id = :id AND " + UNCLAIMED, new Decided(RequestState.SETTLED, null, null, why))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec end(String which, Decided decided) {
        return db.sql("UPDATE access_requests SET state = :state, decided = :now, decided_by = :decider,"
                        + " group_name = :group, answer = :answer, waiting_key = NULL, claimed_by = NULL,"
                        + " claimed_until = NULL " + which)
                .param("state", decided.state().name())
                .param("now", now())
                .param("decider", decided.by() == null ? null : PlainText.line(decided.by(), 200))
                .param("group", decided.group() == null ? null : PlainText.cut(decided.group(), 300))
                .param("answer", decided.answer() == null ? null : PlainText.of(decided.answer()));
    }

    private void purge() {
        db.sql("DELETE FROM access_requests WHERE decided < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String key(SignedInUser user, String route) {
        try {
            byte[] text =
                    String.join("\n", user.issuer(), user.subject(), route).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
