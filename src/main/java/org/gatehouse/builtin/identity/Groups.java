package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Groups in the database; who is in them is the matter of {@link Members}. */
@Repository
class Groups {

    static final String EVERYONE = "Everyone";
    static final String BUILT_IN = "BUILT_IN";
    static final String OWN = "OKTA_GROUP";

    private static final int LONGEST_KEY = 255;

    /** Everyone has no rows in members. */
    private static final String OF_USER = "id IN (SELECT id FROM user_groups WHERE type = 'BUILT_IN'"
            + " UNION SELECT group_id FROM members WHERE user_id = ?)";

    private final JdbcClient jdbc;
    private final ActiveRules rules;
    private volatile @Nullable String everyone;

    Groups(JdbcClient jdbc, ActiveRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
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

    /** @param place what the group is sorted by, as the database sees it */
    record Found(Group group, Object place) {}

    /** @param cursor from an earlier page in the same order, or empty */
    List<Found> list(GroupSearch.Condition condition, GroupOrder order, String cursor, int limit) {
        List<Object> parameters = new ArrayList<>(condition.parameters());
        String behind = "";
        if (!cursor.isEmpty()) {
            behind = order.behind();
            parameters.addAll(order.parameters(cursor));
        }
        parameters.add(limit);
        return jdbc.sql("SELECT user_groups.*, " + order.key() + " AS place FROM user_groups WHERE " + condition.sql()
                        + behind + order.sql() + " LIMIT ?")
                .params(parameters)
                .query((row, number) -> new Found(group(row, number), order.place(row, "place")))
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
                .param("now", Users.stamp())
                .update();
        return id;
    }

    /** @throws DuplicateKeyException when another group has that name */
    void change(String id, String name, @Nullable String description) {
        jdbc.sql("UPDATE user_groups SET name = ?, name_key = ?, description = ?, " + Users.TOUCH + " WHERE id = ?")
                .param(name)
                .param(key(name))
                .param(description)
                .param(Users.stamp())
                .param(id)
                .update();
    }

    /** Makes the rules that bring users into it invalid. */
    @Transactional
    public void delete(String id) {
        jdbc.sql("DELETE FROM user_groups WHERE id = ?").param(id).update();
        jdbc.sql("UPDATE group_rules SET status = 'INVALID', " + Users.TOUCH
                        + " WHERE status IN ('ACTIVE', 'INACTIVE') AND group_ids LIKE ?")
                .params(Users.stamp(), "%" + id + "%")
                .update();
    }

    /** Whether it is there; if so, nobody else changes it or who is in it before the transaction ends. */
    boolean lock(String id) {
        takeTurn();
        return isLocked(id);
    }

    /**
     * While rules are at work, whoever joins one group may be brought into others, so that two could lock groups
     * crosswise: one after the other changes groups then, which the group that is always there stands for.
     */
    void takeTurn() {
        if (!rules.all().isEmpty()) {
            isLocked(everyone());
        }
    }

    private String everyone() {
        String known = everyone;
        if (known == null) {
            known = jdbc.sql("SELECT id FROM user_groups WHERE type = ?")
                    .param(BUILT_IN)
                    .query(String.class)
                    .single();
            everyone = known;
        }
        return known;
    }

    private boolean isLocked(String id) {
        return jdbc.sql("SELECT id FROM user_groups WHERE id = ? FOR UPDATE")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Notes that there are so many members more, or less. */
    void membersChanged(String id, int by) {
        if (by != 0) {
            jdbc.sql("UPDATE user_groups SET users_count = users_count + ?, last_membership_updated = "
                            + Users.later("last_membership_updated") + " WHERE id = ?")
                    .params(by, Users.stamp(), id)
                    .update();
        }
    }

    /** By their ids; those that are gone are left out. */
    Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new TreeMap<>();
        jdbc.sql("SELECT id, name FROM user_groups WHERE id IN (:ids)")
                .param("ids", ids)
                .query((RowCallbackHandler) row -> names.put(row.getString("id"), row.getString("name")));
        return names;
    }

    /** What a name is found and sorted by. */
    static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        // The few letters that become two in lower case must not make a name longer than its column, nor half a
        // character.
        return key.substring(0, Character.isHighSurrogate(key.charAt(LONGEST_KEY - 1)) ? LONGEST_KEY - 1 : LONGEST_KEY);
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
