package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Conditions common = common(query, before);
        for (@Nullable Named person : orNone(people)) {
            for (@Nullable Named target : orNone(targets)) {
                parts.add(ids(common, person, target, most));
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
    private List<Long> ids(Conditions common, @Nullable Named person, @Nullable Named target, int most) {
        var conditions = new Conditions(common);
        if (person != null) {
            conditions.equal("actor_subject", person.id());
            conditions.add("actor_issuer = :issuer", "issuer", person.kind());
        }
        if (target != null) {
            conditions.equal("target_kind", target.kind());
            conditions.equal("about", target.id());
        }
        return db.sql(conditions.sql())
                .params(conditions.values)
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private Conditions common(AuditQuery query, @Nullable Long before) {
        var conditions = new Conditions();
        if (!query.action().isEmpty()) {
            conditions.equal("action", query.action());
        }
        if (!query.outcome().isEmpty()) {
            conditions.equal("result", query.outcome());
        }
        if (before != null) {
            conditions.add("id < :before", "before", before);
        }
        Instant from = query.from();
        if (from != null) {
            conditions.add("at >= :from", "from", from.atOffset(ZoneOffset.UTC));
            conditions.add("id >= :first", "first", firstAt(from.minus(SKEW)));
        }
        Instant to = query.to();
        if (to != null) {
            conditions.add("at < :to", "to", to.atOffset(ZoneOffset.UTC));
            conditions.add("id < :beyond", "beyond", firstAt(to.plus(SKEW)));
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

    /** What all entries of a question have in common. The order names an index's columns, which H2 would not see else. */
    private static final class Conditions {

        private final List<String> terms;
        private final List<String> order;
        private final Map<String, Object> values;

        Conditions() {
            this.terms = new ArrayList<>();
            this.order = new ArrayList<>();
            this.values = new HashMap<>();
        }

        Conditions(Conditions other) {
            this.terms = new ArrayList<>(other.terms);
            this.order = new ArrayList<>(other.order);
            this.values = new HashMap<>(other.values);
        }

        void equal(String column, String value) {
            add(column + " = :" + column, column, value);
            order.add(column);
        }

        void add(String term, String name, Object value) {
            terms.add(term);
            values.put(name, value);
        }

        String sql() {
            String where = terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms);
            return "SELECT id FROM audit_entries" + where + " ORDER BY " + orderOfIndex() + "id DESC LIMIT :most";
        }

        private String orderOfIndex() {
            if (order.contains("about")) {
                return "target_kind, about, ";
            }
            if (order.contains("actor_subject")) {
                return "actor_subject, ";
            }
            return order.isEmpty() ? "" : String.join(", ", order) + ", ";
        }
    }
}
