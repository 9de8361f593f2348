package org.gatehouse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom and what the trail names. The trail itself is found by ids; this finds the ids by the beginning of a name. It is
 * kept by whoever seals entries, so that writing one costs nothing more.
 */
@Repository
class AuditNames {

    private static final int KEY = 100;
    private static final int KNOWN = 20_000;

    enum Role {
        ACTOR,
        TARGET,
        ACTION
    }

    /** @param kind issuer of a person, kind of a target */
    record Named(Role role, String kind, String id, String name) {}

    private final JdbcClient db;

    /** What needs not be written again. */
    private final Set<Named> known = new LinkedHashSet<>();

    AuditNames(JdbcClient db) {
        this.db = db;
    }

    /** Few whose name begins so, whatever its case, or whose id it is; the latter first. */
    List<Named> matching(Role role, String text) {
        var found = new LinkedHashSet<Named>();
        int colon = text.indexOf(':');
        if (role == Role.TARGET && colon > 0) {
            found.add(new Named(role, text.substring(0, colon), text.substring(colon + 1), ""));
        }
        found.addAll(query("WHERE role = :role AND id = :text", Map.of("role", role.name(), "text", text)));
        byte[] from = key(text);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = (byte) 0xFF; // in no UTF-8
        found.addAll(query(
                "WHERE role = :role AND name_key >= :from AND name_key < :to ORDER BY role, name_key",
                Map.of("role", role.name(), "from", from, "to", to)));
        return found.stream().limit(AuditSearch.MOST_NAMES).toList();
    }

    List<String> actions() {
        return db.sql("SELECT id FROM audit_names WHERE role = 'ACTION' ORDER BY id LIMIT 200")
                .query(String.class)
                .list();
    }

    /** Keeps what is named, each under the name that comes last. */
    synchronized void keep(Collection<Named> named) {
        var latest = new LinkedHashMap<List<String>, Named>();
        named.stream().filter(each -> !known.contains(each)).forEach(each -> {
            var key = List.of(each.role().name(), each.kind(), each.id());
            latest.put(key, each);
        });
        for (Named each : latest.values()) {
            write(each);
        }
        if (known.size() > KNOWN) {
            known.clear();
        }
        known.addAll(latest.values());
    }

    /** Forgets whom and what the trail does not name any more. */
    synchronized void forget() {
        known.clear();
        db.sql("""
                DELETE FROM audit_names WHERE (role = 'ACTOR' AND NOT EXISTS (
                        SELECT 1 FROM audit_entries e WHERE e.actor_subject = audit_names.id))
                    OR (role = 'TARGET' AND NOT EXISTS (
                        SELECT 1 FROM audit_entries e WHERE e.target_kind = audit_names.kind AND e.about = audit_names.id))
                """).update();
    }

    private void write(Named named) {
        var values = Map.<String, Object>of(
                "role", named.role().name(),
                "kind", named.kind(),
                "id", named.id(),
                "name", named.name(),
                "key", key(named.name()));
        int updated = db.sql("UPDATE audit_names SET name = :name, name_key = :key"
                        + " WHERE role = :role AND id = :id AND kind = :kind")
                .params(values)
                .update();
        if (updated == 0) {
            db.sql("INSERT INTO audit_names (role, kind, id, name, name_key) VALUES (:role, :kind, :id, :name, :key)")
                    .params(values)
                    .update();
        }
    }

    private List<Named> query(String where, Map<String, Object> values) {
        return db.sql("SELECT role, kind, id, name FROM audit_names " + where + " LIMIT " + AuditSearch.MOST_NAMES)
                .params(values)
                .query((row, number) -> new Named(
                        Role.valueOf(row.getString("role")),
                        row.getString("kind"),
                        row.getString("id"),
                        row.getString("name")))
                .list();
    }

    private static byte[] key(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        return (lower.length() > KEY ? lower.substring(0, KEY) : lower).getBytes(UTF_8);
    }
}
