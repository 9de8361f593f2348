package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups and who is in them. */
@Repository
class Groups {

    static final String EVERYONE = "Everyone";

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

    /** By name; Everyone is always among them. */
    List<Group> of(String userId) {
        return jdbc.sql("SELECT g.* FROM user_groups g WHERE g.type = 'BUILT_IN'"
                        + " OR g.id IN (SELECT m.group_id FROM members m WHERE m.user_id = ?) ORDER BY g.name")
                .param(userId)
                .query(Groups::group)
                .list();
    }

    List<String> namesOf(String userId) {
        return of(userId).stream().map(Group::name).toList();
    }

    /** Adds a group and returns its id. */
    String add(String name, String description, String type) {
        String id = Ids.group();
        jdbc.sql("INSERT INTO user_groups (id, name, description, type, created, last_updated, last_membership_updated)"
                        + " VALUES (:id, :name, :description, :type, :now, :now, :now)")
                .param("id", id)
                .param("name", name)
                .param("description", description)
                .param("type", type)
                .param("now", Users.now())
                .update();
        return id;
    }

    void join(String groupId, String userId) {
        jdbc.sql("INSERT INTO members (group_id, user_id) VALUES (?, ?)")
                .params(groupId, userId)
                .update();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("type"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant(),
                row.getObject("last_membership_updated", OffsetDateTime.class).toInstant());
    }
}
