package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way through the users in the order of a key, then of their ids, that starts anywhere without going through what lies
 * before it. Each lane is one stretch of an index, so that a page costs about as many entries as it shows.
 *
 * @param id the column with the user's id; being the key too, it is the only one
 * @param pinned columns of the index that come before the key and have one value in each lane
 * @param lanes conditions; every user that is looked for meets exactly one
 */
record Walk(String table, String key, String id, String pinned, boolean isTime, boolean descending, List<Sql> lanes) {

    static Walk byId(List<Sql> lanes) {
        return new Walk("users", "id", "id", "", false, false, lanes);
    }

    /** The keys {@code k} and ids {@code i} of the users that come first. */
    Sql first(int count) {
        return merged(lanes, count);
    }

    /**
     * Of those that come next.
     *
     * @throws Cursor.Invalid when the cursor is one of another walk
     */
    Sql after(Cursor cursor, int count) {
        return merged(lanes.stream().flatMap(lane -> after(lane, cursor)).toList(), count);
    }

    private Stream<Sql> after(Sql lane, Cursor cursor) {
        if (key.equals(id)) {
            return Stream.of(Sql.all(lane, Sql.of(id + (descending ? " < ?" : " > ?"), cursor.id())));
        }
        Object value = isTime ? cursor.time() : cursor.key();
        return Stream.of(
                Sql.all(lane, Sql.of(key + " = ? AND " + id + " > ?", value, cursor.id())),
                Sql.all(lane, Sql.of(key + (descending ? " < ?" : " > ?"), value)));
    }

    private Sql merged(List<Sql> conditions, int count) {
        if (conditions.isEmpty()) {
            return select(Sql.of("1 = 0"), count);
        }
        if (conditions.size() == 1) {
            return select(conditions.getFirst(), count);
        }
        List<Sql> selects = conditions.stream()
                .map(condition -> select(condition, count).in("(", ")"))
                .toList();
        return Sql.joined(" UNION ALL ", selects)
                .in("SELECT k, i FROM (", ") lanes ORDER BY k" + direction() + ", i LIMIT " + count);
    }

    private Sql select(Sql condition, int count) {
        String order = key.equals(id) ? pinned + id + direction() : pinned + key + direction() + ", " + id;
        return condition.in(
                "SELECT " + key + " AS k, " + id + " AS i FROM " + table + " WHERE ",
                " ORDER BY " + order + " LIMIT " + count);
    }

    private String direction() {
        return descending ? " DESC" : "";
    }
}
