package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups in the database; who is in them is the matter of {@link Members}. */
@Repository
class Groups {

    static final String EVERYONE = "Everyone";
    static final String BUILT_IN = "BUILT_IN";
    static final String OWN = "OKTA_GROUP";

    /** Everyone has no rows in members. */
    private static final String OF_USER =
            "(type = 'BUILT_IN' OR id IN (SELECT m.group_id FROM members m WHERE m.user_id = ?))";

    private final JdbcClient jdbc;

    Groups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Group> byId(String id) {
        return jdbc.sql("SELECT * FROM user_groups WHERE id = ?")
                .param(id)
                .query(Groups::group)
                .optional();
    }

    /** @throws OktaError.Refusal when there is none of that id */
    Group require(String id) {
        return byId(id).orElseThrow(() -> OktaError.notFound(id, "UserGroup"));
    }

    /** @param cursor from an earlier page in the same order, or empty */
    List<Group> list(GroupSearch.Condition condition, GroupOrder order, String cursor, int limit) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        String behind = "";
        if (!cursor.isEmpty()) {
            behind = order.behind();
            parameters.addAll(order.parameters(cursor));
        }
        parameters.add(limit);
        return jdbc.sql("SELECT * FROM user_groups WHERE " + condition.sql() + behind + order.sql() + " LIMIT ?")
                .params(parameters)
                .query(Groups::group)
                .list();
    }

    /** Everyone is always among them. */
    static GroupSearch.Condition having(String userId) {
        return new GroupSearch.Condition(OF_USER, List.of(userId));
    }

    List<String> namesOf(String userId) {
        return jdbc.sql("SELECT name FROM user_groups WHERE " + OF_USER + " ORDER BY name_key, id")
                .param(userId)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Adds a group and returns its id. */
    String add(String name, @Nullable String description, String type) {
        String id = Ids.group();
        jdbc.sql("INSERT INTO user_groups (id, name, name_key, description, type, created, last_updated,"
                        + " last_membership_updated, users_count)"
                        + " VALUES (:id, :name, :key, :description, :type, :now, :now, :now, NULL)")
                .param("id", id)
                .param("name", name)
                .param("key", key(name))
                .param("description", description)
                .param("type", type)
                .param("now", Users.now())
                .update();
        return id;
    }

    /** @throws DuplicateKeyException when another group has that name */
    void change(String id, String name, @Nullable String description) {
        jdbc.sql("UPDATE user_groups SET name = ?, name_key = ?, description = ?, last_updated = ? WHERE id = ?")
                .param(name)
                .param(key(name))
                .param(description)
                .param(Users.now())
                .param(id)
                .update();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM user_groups WHERE id = ?").param(id).update();
    }

    static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        // The few letters that become two in lower case must not make a name longer than its column.
        return key.substring(0, Math.min(key.length(), 255));
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("type"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant(),
                row.getObject("last_membership_updated", OffsetDateTime.class).toInstant(),
                row.getObject("users_count", Long.class));
    }
}
