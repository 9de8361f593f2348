package org.gatehouse.audit;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of what happens. An entry is written before its change and its outcome after it, so that a crash between the
 * two shows; what happens all at once is one entry. None is ever altered. Where it comes from is known from the thread. It
 * asks nobody for permission: who may look is for the callers to decide.
 */
@Repository
public class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private static final String INSERT = """
            INSERT INTO audit_entries (at, actor_issuer, actor_subject, actor_name, session_id, action,
                target_kind, target_id, target_name, before_change, after_change, address, user_agent, correlation,
                whole, result, remark, about)
            VALUES (:at, :issuer, :subject, :name, :session, :action, :kind, :target, :targetName, :before, :after,
                :address, :agent, :correlation, :whole, :outcome, :detail, :target)
            """;

    private final JdbcClient db;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    AuditTrail(JdbcClient db, TransactionOperations transaction, InstantSource clock) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes what is about to be done, and returns the number of the entry once that is safe. */
    public long begin(Actor actor, Change change) {
        return insert(actor, change, null, null);
    }

    /**
     * Notes what has happened all at once, and returns the number of the entry.
     *
     * @param detail more about the outcome, for people; null when there is nothing to say
     */
    public long happened(Actor actor, Change what, Outcome outcome, @Nullable String detail) {
        return insert(actor, what, outcome, detail);
    }

    /**
     * Notes what came of it. It did, whatever becomes of this note: where the database does not answer, the entry stays
     * without an outcome, which says that nobody knows, and the log has it.
     *
     * @param detail why it failed, or what of it failed, for people; null when there is nothing to say
     * @param madeId the id of what was made; null when nothing was
     */
    public void end(long entry, Outcome outcome, @Nullable String detail, @Nullable String madeId) {
        try {
            write(entry, outcome, detail, madeId == null ? null : Line.of(madeId, 255));
        } catch (DataAccessException unwritten) {
            log.error("Audit entry {} stays without its outcome {}: {}", entry, outcome, unwritten.getMessage());
        }
    }

    private void write(long entry, Outcome outcome, @Nullable String detail, @Nullable String made) {
        transaction.executeWithoutResult(status -> {
            db.sql("INSERT INTO audit_outcomes (entry_id, at, outcome, detail, target_id)"
                            + " VALUES (:entry, :at, :outcome, :detail, :made)")
                    .param("entry", entry)
                    .param("at", now())
                    .param("outcome", outcome.name())
                    .param("detail", detail == null ? null : Line.of(detail, 1000))
                    .param("made", made)
                    .update();
            // Copies, for filters: no part of what was noted at the beginning.
            db.sql("UPDATE audit_entries SET result = :outcome, about = COALESCE(:made, about) WHERE id = :entry")
                    .param("entry", entry)
                    .param("outcome", outcome.name())
                    .param("made", made)
                    .update();
        });
    }

    /** The latest changes of one thing, the latest first. */
    public List<AuditEntry> about(String kind, String targetId, int most) {
        return db.sql(AuditRows.SELECT + """
                WHERE e.target_kind = :kind AND e.about = :target
                ORDER BY e.target_kind, e.about, e.id DESC LIMIT :most""")
                .param("kind", kind)
                .param("target", Line.of(targetId, 255)) // as it was written; PostgreSQL takes no NUL
                .param("most", most)
                .query(AuditRows::entry)
                .list();
    }

    private long insert(Actor actor, Change change, @Nullable Outcome outcome, @Nullable String detail) {
        List<String> groups = EntryGroups.ids(json(change.before()), json(change.after()));
        if (groups.isEmpty()) {
            return insertEntry(actor, change, outcome, detail);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            long entry = insertEntry(actor, change, outcome, detail);
            groups.forEach(group -> db.sql("INSERT INTO audit_groups (entry_id, group_id) VALUES (:entry, :group)")
                    .param("entry", entry)
                    .param("group", group)
                    .update());
            return entry;
        }));
    }

    private long insertEntry(Actor actor, Change change, @Nullable Outcome outcome, @Nullable String detail) {
        var keys = new GeneratedKeyHolder();
        Whence whence = Whence.current();
        db.sql(INSERT)
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
                .param("address", whence.address())
                .param("agent", whence.userAgent())
                .param("correlation", whence.correlation())
                .param("whole", outcome != null)
                .param("outcome", outcome == null ? AuditRows.BEGUN : outcome.name())
                .param("detail", detail == null ? null : Line.of(detail, 1000))
                .update(keys, "id");
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    /** As both databases keep it. */
    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static String json(Map<String, String> values) {
        var lines = new TreeMap<String, String>();
        values.forEach((name, value) -> lines.put(Line.of(name, 100), Line.of(value, 2_000)));
        return JsonMapper.shared().writeValueAsString(lines);
    }
}
