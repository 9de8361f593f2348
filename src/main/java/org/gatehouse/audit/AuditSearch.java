package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.audit.AuditNames.Named;
import org.gatehouse.audit.AuditNames.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds entries, the latest first, page by page. Whatever is asked for, an index has the entries in the order of the list,
 * so that a page costs the same however long the trail is.
 */
@Repository
public class AuditSearch {

    /** A text that is the beginning of more names than these is that of the first of them only. */
    static final int MOST_NAMES = 6;

    /** Nodes' clocks differ, and an entry is numbered a moment after its time is taken. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /** Numbers narrow the search. By the bare column, H2 takes the index by time and sorts all that it finds there. */
    private static final String AT = "at + INTERVAL '0' SECOND";

    private final JdbcClient db;
    private final AuditNames names;

    AuditSearch(JdbcClient db, AuditNames names) {
        this.db = db;
        this.names = names;
    }

    /** @param before the number of the last entry of the page before; null for the first page */
    public List<AuditEntry> page(AuditQuery query, @Nullable Long before, int most) {
        List<Long> ids = ids(query, before, most);
        return ids.isEmpty()
                ? List.of()
                : db.sql(AuditRows.SELECT + "WHERE e.id IN (:ids) ORDER BY e.id DESC")
                        .param("ids", ids)
                        .query(AuditRows::entry)
                        .list();
    }

    public Optional<AuditEntry> find(long id) {
        return db.sql(AuditRows.SELECT + "WHERE e.id = :id")
                .param("id", id)
                .query(AuditRows::entry)
                .optional();
    }

    /** All actions that the trail names. */
    public List<String> actions() {
        return names.actions();
    }

    private List<Long> ids(AuditQuery query, @Nullable Long before, int most) {
        var people = query.person().isEmpty() ? List.<Named>of() : names.matching(Role.ACTOR, query.person());
        var targets = query.target().isEmpty() ? List.<Named>of() : names.matching(Role.TARGET, query.target());
        if ((people.isEmpty() && !query.person().isEmpty())
                || (targets.isEmpty() && !query.target().isEmpty())) {
            return List.of();
        }
        var parts = new ArrayList<List<Long>>();
        EntryConditions common = common(query, before);
        for (@Nullable Named person : orNone(people)) {
            for (@Nullable Named target : orNone(targets)) {
                parts.add(ids(common, person, target, most));
                if (target != null && target.kind().equals(EntryGroups.KIND)) {
                    parts.add(idsOfGroup(common, person, target.id(), most));
                }
            }
        }
        return parts.stream()
                .flatMap(List::stream)
                .sorted(Comparator.reverseOrder())
                .distinct()
                .limit(most)
                .toList();
    }

    private static List<@Nullable Named> orNone(List<Named> named) {
        var all = new ArrayList<@Nullable Named>(named);
        if (all.isEmpty()) {
            all.add(null);
        }
        return all;
    }

    /** Of one person and one target, so that one index has them in order. */
    private List<Long> ids(EntryConditions common, @Nullable Named person, @Nullable Named target, int most) {
        var conditions = by(common, person);
        if (target != null) {
            conditions.equal("target_kind", target.kind());
            conditions.equal("about", target.id());
        }
        return numbers(conditions.sql(), conditions, most);
    }

    /** Of those that are about a group, but filed under somebody who joins or leaves it. */
    private List<Long> idsOfGroup(EntryConditions common, @Nullable Named person, String groupId, int most) {
        var conditions = by(common, person);
        return numbers(conditions.sqlOfGroup(groupId), conditions, most);
    }

    private List<Long> numbers(String sql, EntryConditions conditions, int most) {
        return db.sql(sql)
                .params(conditions.values())
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static EntryConditions by(EntryConditions common, @Nullable Named person) {
        var conditions = new EntryConditions(common);
        if (person != null) {
            conditions.equal("actor_subject", person.id());
            conditions.add("actor_issuer = :issuer", "issuer", person.kind());
        }
        return conditions;
    }

    private EntryConditions common(AuditQuery query, @Nullable Long before) {
        var conditions = new EntryConditions();
        if (!query.action().isEmpty()) {
            conditions.equal("action", query.action());
        }
        if (!query.outcome().isEmpty()) {
            conditions.equal("result", query.outcome());
        }
        if (before != null) {
            conditions.number("< :before", "before", before);
        }
        Instant from = query.from();
        if (from != null) {
            conditions.add(AT + " >= :from", "from", from.atOffset(ZoneOffset.UTC));
            conditions.number(">= :first", "first", firstAt(from.minus(SKEW)));
        }
        Instant to = query.to();
        if (to != null) {
            conditions.add(AT + " < :to", "to", to.atOffset(ZoneOffset.UTC));
            conditions.number("< :beyond", "beyond", firstAt(to.plus(SKEW)));
        }
        return conditions;
    }

    /** The number of the first entry at that time or later; numbers grow with time, but for the skew. */
    private long firstAt(Instant time) {
        return db.sql("SELECT id FROM audit_entries WHERE at >= :time ORDER BY at, id LIMIT 1")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(Long.MAX_VALUE);
    }
}
