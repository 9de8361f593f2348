package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in which group. A group's row is locked while somebody comes or goes, which keeps its number of users right;
 * the number is counted once, when somebody first asks, since a million members take a while.
 */
@Component
class Members {

    private static final Duration EVERYONE_IS_GOOD_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Users users;
    private final Groups groups;
    private final RuleAssignments rules;
    private volatile Counted everyone = new Counted(0, Instant.MIN);

    Members(JdbcClient jdbc, Users users, Groups groups, RuleAssignments rules) {
        this.jdbc = jdbc;
        this.users = users;
        this.groups = groups;
        this.rules = rules;
    }

    private record Counted(long users, Instant until) {}

    /** Members of a group by id, those after {@code afterId}; everybody for a group without a list of members. */
    List<User> page(Group group, String afterId, int limit) {
        if (group.isEveryone()) {
            return users.byId(afterId, limit);
        }
        // Two steps, and in the order of the very index: H2 sorts a million members otherwise.
        return users.byIds(jdbc.sql("SELECT user_id FROM members WHERE group_id = ? AND user_id > ?"
                        + " ORDER BY group_id, user_id LIMIT ?")
                .params(group.id(), afterId, limit)
                .query((row, number) -> row.getString("user_id"))
                .list());
    }

    /**
     * Does nothing when the user is in the group already, or one of them is gone. The user is locked before the group,
     * as wherever both are.
     */
    @Transactional
    public void join(String groupId, String userId) {
        if (isThere(userId) && groups.lock(groupId)) {
            int added = jdbc.sql("INSERT INTO members (group_id, user_id) SELECT id, ? FROM user_groups g WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM members m WHERE m.group_id = g.id AND m.user_id = ?)")
                    .params(userId, groupId, userId)
                    .update();
            groups.membersChanged(groupId, added);
            rules.apply(userId);
        }
    }

    /** Does nothing when the user is not in the group. */
    @Transactional
    public void leave(String groupId, String userId) {
        if (isThere(userId)) {
            remove(groupId, userId);
            rules.apply(userId);
        }
    }

    /** To be done before a user is deleted: without it the groups' numbers would count somebody who is gone. */
    @Transactional
    public void leaveAll(String userId) {
        jdbc.sql("SELECT group_id FROM members WHERE user_id = ? ORDER BY group_id")
                .param(userId)
                .query(String.class)
                .list()
                .forEach(groupId -> remove(groupId, userId));
    }

    /** How many users are in the group; for Everyone, as of the last minute. */
    @Transactional
    public long count(Group group) {
        if (group.isEveryone()) {
            return countEveryone();
        }
        if (group.usersCount() != null) {
            return group.usersCount();
        }
        groups.lock(group.id());
        jdbc.sql("UPDATE user_groups SET users_count = (SELECT COUNT(*) FROM members WHERE group_id = ?)"
                        + " WHERE id = ? AND users_count IS NULL")
                .params(group.id(), group.id())
                .update();
        return jdbc.sql("SELECT users_count FROM user_groups WHERE id = ?")
                .param(group.id())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private long countEveryone() {
        Counted last = everyone;
        if (!Instant.now().isBefore(last.until)) {
            last = new Counted(countUsers(), Instant.now().plus(EVERYONE_IS_GOOD_FOR));
            everyone = last;
        }
        return last.users;
    }

    private long countUsers() {
        return jdbc.sql("SELECT COUNT(*) FROM users").query(Long.class).single();
    }

    private void remove(String groupId, String userId) {
        if (groups.lock(groupId)) {
            int removed = jdbc.sql("DELETE FROM members WHERE group_id = ? AND user_id = ?")
                    .params(groupId, userId)
                    .update();
            groups.membersChanged(groupId, -removed);
        }
    }

    /** Kept from being deleted until the transaction ends. */
    private boolean isThere(String userId) {
        return users.lock(userId).isPresent();
    }
}
