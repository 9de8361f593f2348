package org.gatehouse.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of sessions: one row per log-in. A row ends at most once, and its tokens and claims go with the end. */
@Repository
class SessionStore {

    private static final String READ = """
            SELECT id, provider, issuer, subject, created, last_seen, expires, authenticated, profile, profile_read,
                   end_reason
            FROM sessions
            """;

    private final JdbcClient db;

    SessionStore(JdbcClient db) {
        this.db = db;
    }

    void insert(NewSession session, EncryptedTokens tokens, byte[] profile) {
        var user = session.user();
        db.sql("""
                INSERT INTO sessions (id, cookie_hash, provider, issuer, subject, sid, user_name, email, search_text,
                    address, user_agent, created, last_seen, expires, authenticated, profile, profile_read,
                    access_token, access_expires, refresh_token, id_token)
                VALUES (:id, :cookie, :provider, :issuer, :subject, :sid, :name, :email, :search,
                    :address, :userAgent, :created, :created, :expires, :authenticated, :profile, :created,
                    :access, :accessExpires, :refresh, :idToken)
                """)
                .param("id", session.id())
                .param("cookie", session.cookieHash())
                .param("provider", user.provider())
                .param("issuer", user.issuer())
                .param("subject", user.subject())
                .param("sid", session.sid())
                .param("name", SearchText.name(user))
                .param("email", SearchText.email(user))
                .param("search", SearchText.of(user))
                .param("address", session.origin().address())
                .param("userAgent", session.origin().userAgent())
                .param("created", utc(session.created()))
                .param("expires", utc(session.expires()))
                .param("authenticated", utc(session.authenticated()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("profile", profile, Types.VARBINARY)
                .param("access", tokens.access(), Types.VARBINARY)
                .param("accessExpires", utc(tokens.accessExpires()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("refresh", tokens.refresh(), Types.VARBINARY)
                .param("idToken", tokens.id(), Types.VARBINARY)
                .update();
    }

    Optional<StoredSession> byCookie(String cookieHash) {
        return db.sql(READ + "WHERE cookie_hash = :hash")
                .param("hash", cookieHash)
                .query(SessionStore::session)
                .optional();
    }

    Optional<StoredSession> byId(String id) {
        return db.sql(READ + "WHERE id = :id")
                .param("id", id)
                .query(SessionStore::session)
                .optional();
    }

    /** Notes that the person was here; false if the session has ended. */
    boolean touch(String id, Instant seen) {
        return db.sql("UPDATE sessions SET last_seen = :seen WHERE id = :id AND ended IS NULL")
                        .param("seen", utc(seen))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends a session and forgets its secrets; false if it had ended before. */
    boolean end(String id, EndReason reason, Instant now) {
        return db.sql("""
                UPDATE sessions SET ended = :now, end_reason = :reason, profile = NULL, access_token = NULL,
                    refresh_token = NULL, id_token = NULL
                WHERE id = :id AND ended IS NULL
                """)
                        .param("now", utc(now))
                        .param("reason", reason.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Keeps what the provider says now; false if more than {@code known} is known meanwhile, or the session has ended. */
    boolean replaceProfile(String id, SignedInUser user, byte[] profile, Instant read, Instant known) {
        return db.sql("""
                UPDATE sessions SET profile = :profile, profile_read = :read, user_name = :name, email = :email,
                    search_text = :search
                WHERE id = :id AND ended IS NULL AND profile_read = :known
                """)
                        .param("profile", profile, Types.VARBINARY)
                        .param("read", utc(read))
                        .param("name", SearchText.name(user))
                        .param("email", SearchText.email(user))
                        .param("search", SearchText.of(user))
                        .param("id", id)
                        .param("known", utc(known))
                        .update()
                == 1;
    }

    /** Marks what is known of a person as outdated, each time by another mark; returns the ids of their sessions. */
    List<String> outdate(String issuer, String subject) {
        db.sql("""
                UPDATE sessions SET profile_read = CASE
                    WHEN profile_read < :answers THEN profile_read + INTERVAL '0.001' SECOND
                    ELSE CAST(:outdated AS timestamp with time zone) END
                WHERE issuer = :issuer AND subject = :subject AND ended IS NULL
                """)
                .param("answers", utc(Freshness.FIRST_ANSWER))
                .param("outdated", utc(Freshness.OUTDATED))
                .param("issuer", issuer)
                .param("subject", subject)
                .update();
        return idsOf(issuer, subject);
    }

    /** Sessions that are live, of one person at one issuer, the newest first. */
    List<SessionInfo> of(String issuer, String subject, Instant now, Instant seenAfter) {
        return db.sql(SessionRows.SELECT + """
                WHERE issuer = :issuer AND subject = :subject AND ended IS NULL AND expires > :now AND last_seen > :seen
                ORDER BY created DESC, id
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("now", utc(now))
                .param("seen", utc(seenAfter))
                .query(SessionRows::info)
                .list();
    }

    /** What administrators see of a session, live or not. */
    Optional<SessionInfo> find(String id) {
        return db.sql(SessionRows.SELECT + "WHERE id = :id")
                .param("id", id)
                .query(SessionRows::info)
                .optional();
    }

    /** Some sessions whose time is over and of which no node has noticed. */
    List<SessionInfo> runOut(Instant expiredBefore, Instant seenBefore, int most) {
        return db.sql(SessionRows.SELECT + """
                WHERE ended IS NULL AND (expires < :expired OR last_seen < :seen) LIMIT :most""")
                .param("expired", utc(expiredBefore))
                .param("seen", utc(seenBefore))
                .param("most", most)
                .query(SessionRows::info)
                .list();
    }

    /** Ids of a person's sessions that have not been ended. */
    List<String> idsOf(String issuer, String subject) {
        return db.sql("SELECT id FROM sessions WHERE issuer = :issuer AND subject = :subject AND ended IS NULL")
                .param("issuer", issuer)
                .param("subject", subject)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Ids of the sessions that came of one session at the provider and have not been ended. */
    List<String> idsOfSid(String issuer, String sid) {
        return db.sql("SELECT id FROM sessions WHERE issuer = :issuer AND sid = :sid AND ended IS NULL")
                .param("issuer", issuer)
                .param("sid", sid)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** The same, of one person; and those of the person of which it is not known what they came of. */
    List<String> idsOfSid(String issuer, String sid, String subject) {
        return db.sql("""
                SELECT id FROM sessions
                WHERE issuer = :issuer AND subject = :subject AND (sid = :sid OR sid IS NULL) AND ended IS NULL
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("sid", sid)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Deletes some rows of which nobody will ask any more; returns how many. */
    int purge(Instant endedBefore, Instant expiredBefore, Instant seenBefore, int most) {
        return db.sql("""
                DELETE FROM sessions WHERE id IN (
                    SELECT id FROM sessions
                    WHERE ended < :ended OR expires < :expired OR last_seen < :seen
                    LIMIT :most)
                """)
                .param("ended", utc(endedBefore))
                .param("expired", utc(expiredBefore))
                .param("seen", utc(seenBefore))
                .param("most", most)
                .update();
    }

    private static StoredSession session(ResultSet row, int number) throws SQLException {
        String reason = row.getString("end_reason");
        return new StoredSession(
                row.getString("id"),
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                SessionRows.time(row, "created"),
                SessionRows.time(row, "last_seen"),
                SessionRows.time(row, "expires"),
                instant(row, "authenticated"),
                row.getBytes("profile"),
                SessionRows.time(row, "profile_read"),
                reason == null ? null : EndReason.ofName(reason));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
