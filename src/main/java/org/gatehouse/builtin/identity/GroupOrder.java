package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a list of groups is sorted, and where in it a page begins: behind the group with this value and, where several
 * have the same value, this id. Cursors go on where they are although groups come and go.
 *
 * @param key the SQL of the value
 */
record GroupOrder(String key, boolean date, boolean descending) {

    /** As people look for them. */
    static final GroupOrder BY_NAME = ascending("name_key");

    private static final Map<String, GroupOrder> KNOWN = Map.of(
            "profile.name",
            BY_NAME,
            "profile.description",
            ascending(SortKey.of("description")),
            "id",
            ascending("id"),
            "type",
            ascending("type"),
            "created",
            new GroupOrder("created", true, false),
            "lastUpdated",
            new GroupOrder("last_updated", true, false),
            "lastMembershipUpdated",
            new GroupOrder("last_membership_updated", true, false));

    /** @throws OktaError.Refusal when there is no such order */
    static GroupOrder of(String sortBy, String sortOrder) {
        if (sortBy.isEmpty()) {
            return BY_NAME;
        }
        GroupOrder order = KNOWN.get(sortBy);
        String direction = sortOrder.toLowerCase(Locale.ROOT);
        if (order == null || !List.of("", "asc", "desc").contains(direction)) {
            throw OktaError.badRequest("E0000031", "Invalid search criteria.", "sortBy: Cannot sort by this field");
        }
        return new GroupOrder(order.key, order.date, direction.equals("desc"));
    }

    String sql() {
        return " ORDER BY " + key + (descending ? " DESC" : "") + ", id";
    }

    /** What comes behind a cursor; its parameters are the value, the value, and the id. */
    String behind() {
        String further = descending ? " < ?" : " > ?";
        return " AND (" + key + further + " OR (" + key + " = ? AND id > ?))";
    }

    /** The value that a row is sorted by. */
    Object place(ResultSet row, String column) throws SQLException {
        return date ? row.getObject(column, OffsetDateTime.class) : row.getString(column);
    }

    String cursor(Groups.Found last) {
        String text = last.group().id() + last.place();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GroupOrder ascending(String key) {
        return new GroupOrder(key, false, false);
    }

    /** @throws OktaError.Refusal when it is no cursor of a list in this order */
    List<Object> parameters(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String id = text.substring(0, Ids.LENGTH);
            String rest = text.substring(Ids.LENGTH);
            if (FieldText.isRefusedInLines(text)) {
                throw Paging.refused();
            }
            Object from = date ? OffsetDateTime.parse(rest) : rest;
            return List.of(from, from, id);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw Paging.refused();
        }
    }
}
