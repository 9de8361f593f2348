package org.gatehouse.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what administrators decided about pages. */
@Repository
class PageRuleStore {

    private final JdbcClient db;

    PageRuleStore(JdbcClient db) {
        this.db = db;
    }

    List<StoredRule> all() {
        return db.sql("SELECT * FROM page_rules").query(PageRuleStore::rule).list();
    }

    /**
     * Puts a decision in the place of the one before it.
     *
     * @return false when that is not there any more, but another one
     */
    boolean put(StoredRule rule) {
        PageRule wanted = rule.rule();
        String audience = wanted == null ? null : wanted.audience().name();
        String groups = wanted == null ? "[]" : JsonMapper.shared().writeValueAsString(new TreeSet<>(wanted.groups()));
        return rule.version() == 1 ? insert(rule, audience, groups) : update(rule, audience, groups);
    }

    private boolean insert(StoredRule rule, @Nullable String audience, String groups) {
        try {
            return written(
                    "INSERT INTO page_rules (route, version, audience, group_names, changed_by, changed_at)"
                            + " VALUES (:route, :version, :audience, :groups, :by, :at)",
                    rule,
                    audience,
                    groups);
        } catch (DuplicateKeyException another) {
            return false;
        }
    }

    private boolean update(StoredRule rule, @Nullable String audience, String groups) {
        return written(
                "UPDATE page_rules SET version = :version, audience = :audience, group_names = :groups,"
                        + " changed_by = :by, changed_at = :at WHERE route = :route AND version = :version - 1",
                rule,
                audience,
                groups);
    }

    private boolean written(String sql, StoredRule rule, @Nullable String audience, String groups) {
        return db.sql(sql)
                        .param("route", rule.route())
                        .param("version", rule.version())
                        .param("audience", audience)
                        .param("groups", groups)
                        .param("by", rule.changedBy())
                        .param("at", rule.changedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static StoredRule rule(ResultSet row, int number) throws SQLException {
        String audience = row.getString("audience");
        Instant at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
        return new StoredRule(
                row.getString("route"),
                row.getLong("version"),
                audience == null ? null : rule(audience, row.getString("group_names")),
                row.getString("changed_by"),
                at);
    }

    /** What is not understood, such as an audience of a later version, may have been narrower than what the code says. */
    private static PageRule rule(String audience, String groups) {
        try {
            Set<String> names = JsonMapper.shared().readValue(groups, new TypeReference<>() {});
            return new PageRule(Audience.valueOf(audience), names);
        } catch (JacksonException | IllegalArgumentException | NullPointerException notUnderstood) {
            return PageRule.NOBODY;
        }
    }
}
