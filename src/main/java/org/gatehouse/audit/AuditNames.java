package org.gatehouse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private static final int AT_ONCE = 500;

    enum Role {
        ACTOR,
        TARGET,
        ACTION
    }

    /** @param kind issuer of a person, kind of a target */
    record Named(Role role, String kind, String id, String name) {}

    /** What of it stays when its name changes. */
    private record Key(Role role, String kind, String id) {

        static Key of(Named named) {
            return new Key(named.role(), named.kind(), named.id());
        }
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient db;

    /** What needs not be written again. */
    private final Set<Named> known = new LinkedHashSet<>();

    AuditNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.db = JdbcClient.create(jdbc);
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
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Keeps what is named, each under the name that comes last. */
    synchronized void keep(Collection<Named> named) {
        var latest = new LinkedHashMap<Key, Named>();
        named.stream().filter(each -> !known.contains(each)).forEach(each -> latest.put(Key.of(each), each));
        if (latest.isEmpty()) {
            return;
        }
        try {
            write(latest);
        } catch (DuplicateKeyException another) {
            write(latest); // whatever another node has written meanwhile is there now
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
                        SELECT 1 FROM audit_entries e WHERE e.target_kind = audit_names.kind AND e.about = audit_names.id)
                    AND NOT (kind = 'group' AND EXISTS (
                        SELECT 1 FROM audit_groups g WHERE g.group_id = audit_names.id)))
                """).update();
    }

    private void write(Map<Key, Named> latest) {
        Map<Key, Named> there = there(latest.values());
        var changed = new ArrayList<Object[]>();
        var added = new ArrayList<Object[]>();
        latest.forEach((key, named) -> {
            Named before = there.get(key);
            if (before == null) {
                added.add(values(named));
            } else if (!before.equals(named)) {
                changed.add(values(named));
            }
        });
        jdbc.batchUpdate(
                "UPDATE audit_names SET name = ?, name_key = ? WHERE role = ? AND id = ? AND kind = ?", changed);
        jdbc.batchUpdate("INSERT INTO audit_names (name, name_key, role, id, kind) VALUES (?, ?, ?, ?, ?)", added);
    }

    private Map<Key, Named> there(Collection<Named> asked) {
        var there = new HashMap<Key, Named>();
        for (Role role : Role.values()) {
            List<String> ids = asked.stream()
                    .filter(each -> each.role() == role)
                    .map(Named::id)
                    .distinct()
                    .toList();
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                db.sql("SELECT role, kind, id, name FROM audit_names WHERE role = :role AND id IN (:ids)")
                        .param("role", role.name())
                        .param("ids", some)
                        .query(AuditNames::named)
                        .list()
                        .forEach(each -> there.put(Key.of(each), each));
            }
        }
        return there;
    }

    private static Object[] values(Named named) {
        return new Object[] {named.name(), key(named.name()), named.role().name(), named.id(), named.kind()};
    }

    private static Named named(ResultSet row, int number) throws SQLException {
        return new Named(
                Role.valueOf(row.getString("role")), row.getString("kind"), row.getString("id"), row.getString("name"));
    }

    private List<Named> query(String where, Map<String, Object> values) {
        return db.sql("SELECT role, kind, id, name FROM audit_names " + where + " LIMIT " + AuditSearch.MOST_NAMES)
                .params(values)
                .query(AuditNames::named)
                .list();
    }

    private static byte[] key(String name) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        return (lower.length() > KEY ? lower.substring(0, KEY) : lower).getBytes(UTF_8);
    }
}
