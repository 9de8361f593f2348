package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.audit.AuditNames.Named;
import org.gatehouse.audit.AuditNames.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trail as seals cover them: word for word, in the order of their numbers. */
@Repository
class ChainRows {

    private static final String ENTRIES = """
            SELECT e.*, o.outcome, o.target_id AS made_id
            FROM audit_entries e LEFT JOIN audit_outcomes o ON o.entry_id = e.id
            WHERE e.id > :after ORDER BY e.id LIMIT :most""";

    private static final String OUTCOMES = "SELECT * FROM audit_outcomes WHERE id > :after ORDER BY id LIMIT :most";

    private final JdbcClient db;

    /** An entry or an outcome. */
    interface Row {

        long id();

        Instant at();

        void addTo(Digest digest);
    }

    /** @param copiesTrue whether what stands beside it for filters only is what it should be */
    record Entry(
            long id,
            Instant at,
            String issuer,
            String subject,
            String name,
            String session,
            String action,
            String kind,
            String targetId,
            String targetName,
            String before,
            String after,
            Whence whence,
            boolean whole,
            String result,
            @Nullable String remark,
            String about,
            boolean copiesTrue)
            implements Row {

        /** @param groups by which it is found */
        Entry beside(Set<String> groups) {
            return groups.equals(Set.copyOf(EntryGroups.ids(before, after)))
                    ? this
                    : new Entry(
                            id,
                            at,
                            issuer,
                            subject,
                            name,
                            session,
                            action,
                            kind,
                            targetId,
                            targetName,
                            before,
                            after,
                            whence,
                            whole,
                            result,
                            remark,
                            about,
                            false);
        }

        @Override
        public void addTo(Digest digest) {
            digest.number(id).time(at);
            for (String text : List.of(issuer, subject, name, session, action, kind, targetId, targetName)) {
                digest.text(text);
            }
            digest.text(before).text(after);
            digest.text(whence.address()).text(whence.userAgent()).text(whence.correlation());
            digest.text(whole ? result : null).text(whole ? remark : null);
        }
    }

    record Result(
            long id,
            long entry,
            Instant at,
            String outcome,
            @Nullable String detail,
            @Nullable String made) implements Row {

        @Override
        public void addTo(Digest digest) {
            digest.number(id).number(entry).time(at).text(outcome).text(detail).text(made);
        }
    }

    ChainRows(JdbcClient db) {
        this.db = db;
    }

    List<Entry> entries(long after, int most) {
        List<Entry> entries = db.sql(ENTRIES)
                .param("after", after)
                .param("most", most)
                .query(ChainRows::entry)
                .list();
        return entries.isEmpty() ? entries : withGroups(entries, after);
    }

    /** An entry and its groups are written together, so those of entries that are there can be read after them. */
    private List<Entry> withGroups(List<Entry> entries, long after) {
        var groups = new HashMap<Long, Set<String>>();
        db.sql("SELECT entry_id, group_id FROM audit_groups WHERE entry_id > :after AND entry_id <= :last")
                .param("after", after)
                .param("last", entries.getLast().id())
                .query(row -> {
                    groups.computeIfAbsent(row.getLong(1), entry -> new HashSet<>())
                            .add(row.getString(2));
                });
        return entries.stream()
                .map(entry -> entry.beside(groups.getOrDefault(entry.id(), Set.of())))
                .toList();
    }

    List<Result> outcomes(long after, int most) {
        return db.sql(OUTCOMES)
                .param("after", after)
                .param("most", most)
                .query(ChainRows::outcome)
                .list();
    }

    /** What was made, by the names that its entries have for it. */
    List<Named> made(List<Result> outcomes) {
        List<Long> entries = outcomes.stream()
                .filter(outcome -> outcome.made() != null)
                .map(Result::entry)
                .toList();
        return entries.isEmpty()
                ? List.of()
                : db.sql("SELECT target_kind, about, target_name FROM audit_entries WHERE id IN (:ids)")
                        .param("ids", entries)
                        .query((row, number) ->
                                new Named(Role.TARGET, row.getString(1), row.getString(2), row.getString(3)))
                        .list();
    }

    /** A node of the version before, which may run for a moment beside this one, knows nothing of copies. */
    void addCopies(long after, long upTo) {
        db.sql("""
                UPDATE audit_entries SET about = target_id
                WHERE id > :after AND id <= :upTo AND about = '' AND target_id <> '' AND NOT whole""").param("after", after).param("upTo", upTo).update();
    }

    /** Removes everything up to there; returns how many entries. */
    int remove(long lastEntry, long lastOutcome) {
        db.sql("DELETE FROM audit_groups WHERE entry_id <= :last")
                .param("last", lastEntry)
                .update();
        db.sql("DELETE FROM audit_outcomes WHERE id <= :last")
                .param("last", lastOutcome)
                .update();
        return db.sql("DELETE FROM audit_entries WHERE id <= :last")
                .param("last", lastEntry)
                .update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        boolean whole = row.getBoolean("whole");
        String result = row.getString("result");
        String targetId = row.getString("target_id");
        String about = row.getString("about");
        String madeId = row.getString("made_id");
        boolean sameOutcome =
                whole || result.equals(Objects.requireNonNullElse(row.getString("outcome"), AuditRows.BEGUN));
        return new Entry(
                row.getLong("id"),
                AuditRows.time(row, "at"),
                row.getString("actor_issuer"),
                row.getString("actor_subject"),
                row.getString("actor_name"),
                row.getString("session_id"),
                row.getString("action"),
                row.getString("target_kind"),
                targetId,
                row.getString("target_name"),
                row.getString("before_change"),
                row.getString("after_change"),
                new Whence(row.getString("address"), row.getString("user_agent"), row.getString("correlation")),
                whole,
                result,
                row.getString("remark"),
                about,
                sameOutcome && about.equals(Objects.requireNonNullElse(madeId, targetId)));
    }

    private static Result outcome(ResultSet row, int number) throws SQLException {
        return new Result(
                row.getLong("id"),
                row.getLong("entry_id"),
                AuditRows.time(row, "at"),
                row.getString("outcome"),
                row.getString("detail"),
                row.getString("target_id"));
    }
}
