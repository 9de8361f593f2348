package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of changes. An entry is written before its change and its outcome after it, so that a crash between the two
 * shows; neither is ever altered. It asks nobody for permission: who may look is for the callers to decide.
 */
@Repository
public class AuditTrail {

    private static final String SELECT = """
            SELECT e.*, o.outcome, o.detail, o.target_id AS made_id
            FROM audit_entries e LEFT JOIN audit_outcomes o ON o.entry_id = e.id WHERE e.id IN (
                SELECT id FROM audit_entries WHERE target_kind = :kind AND target_id = :target
                UNION SELECT entry_id FROM audit_outcomes WHERE target_id = :target)
            AND e.target_kind = :kind ORDER BY e.id DESC LIMIT :most""";

    private final JdbcClient db;
    private final InstantSource clock;

    AuditTrail(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes what is about to be done, and returns the number of the entry once that is safe. */
    public long begin(Actor actor, Change change) {
        var keys = new GeneratedKeyHolder();
        db.sql("""
                INSERT INTO audit_entries (at, actor_issuer, actor_subject, actor_name, session_id, action,
                    target_kind, target_id, target_name, before_change, after_change)
                VALUES (:at, :issuer, :subject, :name, :session, :action, :kind, :target, :targetName, :before, :after)
                """)
                .param("at", now())
                .param("issuer", Line.of(actor.issuer(), 500))
                .param("subject", Line.of(actor.subject(), 255))
                .param("name", Line.of(actor.name(), 200))
                .param("session", Line.of(actor.sessionId(), 22))
                .param("action", Line.of(change.action(), 60))
                .param("kind", Line.of(change.kind(), 30))
                .param("target", Line.of(change.targetId(), 255))
                .param("targetName", Line.of(change.targetName(), 300))
                .param("before", json(change.before()))
                .param("after", json(change.after()))
                .update(keys, "id");
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    /**
     * Notes what came of it.
     *
     * @param detail why it failed, for people; null when there is nothing to say
     * @param madeId the id of what was made; null when nothing was
     */
    public void end(long entry, Outcome outcome, @Nullable String detail, @Nullable String madeId) {
        db.sql("INSERT INTO audit_outcomes (entry_id, at, outcome, detail, target_id)"
                        + " VALUES (:entry, :at, :outcome, :detail, :made)")
                .param("entry", entry)
                .param("at", now())
                .param("outcome", outcome.name())
                .param("detail", detail == null ? null : Line.of(detail, 1000))
                .param("made", madeId == null ? null : Line.of(madeId, 255))
                .update();
    }

    /** The latest changes of one thing, the latest first. */
    public List<AuditEntry> about(String kind, String targetId, int most) {
        return db.sql(SELECT)
                .param("kind", kind)
                .param("target", Line.of(targetId, 255)) // as it was written; PostgreSQL takes no NUL
                .param("most", most)
                .query(AuditTrail::entry)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String json(Map<String, String> values) {
        var lines = new TreeMap<String, String>();
        values.forEach((name, value) -> lines.put(Line.of(name, 100), Line.of(value, 2_000)));
        return JsonMapper.shared().writeValueAsString(lines);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String made = row.getString("made_id");
        String outcome = row.getString("outcome");
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        var actor = new Actor(
                row.getString("actor_issuer"),
                row.getString("actor_subject"),
                row.getString("actor_name"),
                row.getString("session_id"));
        var change = new Change(
                row.getString("action"),
                row.getString("target_kind"),
                made == null ? row.getString("target_id") : made,
                row.getString("target_name"),
                values(row.getString("before_change")),
                values(row.getString("after_change")));
        return new AuditEntry(
                row.getLong("id"),
                at,
                actor,
                change,
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("detail"));
    }

    private static Map<String, String> values(String json) {
        return JsonMapper.shared().readValue(json, new TypeReference<>() {});
    }
}
