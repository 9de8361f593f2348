package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How a list of groups is sorted, and where in it a page begins: behind the group with this value and, where several
 * have the same value, this id. Cursors go on where they are although groups come and go.
 */
record GroupOrder(String column, boolean date, boolean descending, Function<Group, Object> value) {

    /** As people look for them. */
    static final GroupOrder BY_NAME = new GroupOrder("name_key", false, false, group -> Groups.key(group.name()));

    private static final Map<String, GroupOrder> KNOWN = Map.of(
            "profile.name", BY_NAME,
            "id", new GroupOrder("id", false, false, Group::id),
            "type", new GroupOrder("type", false, false, Group::type),
            "created",
                    new GroupOrder(
                            "created", true, false, group -> group.created().atOffset(ZoneOffset.UTC)),
            "lastUpdated",
                    new GroupOrder(
                            "last_updated",
                            true,
                            false,
                            group -> group.lastUpdated().atOffset(ZoneOffset.UTC)),
            "lastMembershipUpdated",
                    new GroupOrder(
                            "last_membership_updated",
                            true,
                            false,
                            group -> group.lastMembershipUpdated().atOffset(ZoneOffset.UTC)));

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
        return new GroupOrder(order.column, order.date, direction.equals("desc"), order.value);
    }

    String sql() {
        return " ORDER BY " + column + (descending ? " DESC" : "") + ", id";
    }

    /** What comes behind a cursor; its parameters are the value, the value, and the id. */
    String behind() {
        String further = descending ? " < ?" : " > ?";
        return " AND (" + column + further + " OR (" + column + " = ? AND id > ?))";
    }

    String cursor(Group last) {
        String text = last.id() + value.apply(last);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws OktaError.Refusal when it is no cursor of a list in this order */
    List<Object> parameters(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String id = text.substring(0, Ids.LENGTH);
            String rest = text.substring(Ids.LENGTH);
            if (FieldText.isRefused(text)) {
                throw Paging.refused();
            }
            Object from = date ? OffsetDateTime.parse(rest) : rest;
            return List.of(from, from, id);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw Paging.refused();
        }
    }
}
