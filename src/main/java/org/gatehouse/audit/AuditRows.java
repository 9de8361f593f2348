package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads entries as people see them, with what came of them. */
final class AuditRows {

    /** The outcome of what is under way, as the table has it. */
    static final String BEGUN = "BEGUN";

    static final String SELECT = """
            SELECT e.*, o.outcome, o.detail, o.target_id AS made_id
            FROM audit_entries e LEFT JOIN audit_outcomes o ON o.entry_id = e.id
            """;

    private AuditRows() {}

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        String made = row.getString("made_id");
        boolean whole = row.getBoolean("whole");
        String outcome = row.getString(whole ? "result" : "outcome");
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
                time(row, "at"),
                actor,
                new Whence(row.getString("address"), row.getString("user_agent"), row.getString("correlation")),
                change,
                outcome(outcome),
                row.getString(whole ? "remark" : "detail"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Map<String, String> values(String json) {
        try {
            return JsonMapper.shared().readValue(json, new TypeReference<>() {});
        } catch (JacksonException damaged) {
            return Map.of("Unreadable", json); // by somebody else than us; to be seen all the same
        }
    }

    /** A newer node may have written an outcome that this one does not know, or somebody else anything. */
    private static @Nullable Outcome outcome(@Nullable String name) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(name)) {
                return outcome;
            }
        }
        return name == null || name.equals(BEGUN) ? null : Outcome.UNKNOWN;
    }
}
