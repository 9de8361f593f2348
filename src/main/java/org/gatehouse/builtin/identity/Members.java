package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.time.Instant;
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
    private volatile Counted everyone = new Counted(0, Instant.MIN);

    Members(JdbcClient jdbc, Users users) {
        this.jdbc = jdbc;
        this.users = users;
    }

    private record Counted(long users, Instant until) {}

    /** Does nothing when the user is in the group already, or one of them is gone. */
    @Transactional
    public void join(String groupId, String userId) {
        if (lock(groupId) && isThere(userId)) {
            int added = jdbc.sql("INSERT INTO members (group_id, user_id) SELECT id, ? FROM user_groups g WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM members m WHERE m.group_id = g.id AND m.user_id = ?)")
                    .params(userId, groupId, userId)
                    .update();
            changed(groupId, added);
        }
    }

    /** Does nothing when the user is not in the group. */
    @Transactional
    public void leave(String groupId, String userId) {
        if (lock(groupId)) {
            int removed = jdbc.sql("DELETE FROM members WHERE group_id = ? AND user_id = ?")
                    .params(groupId, userId)
                    .update();
            changed(groupId, -removed);
        }
    }

    /** To be done before a user is deleted: without it the groups' numbers would count somebody who is gone. */
    @Transactional
    public void leaveAll(String userId) {
        jdbc.sql("SELECT group_id FROM members WHERE user_id = ? ORDER BY group_id")
                .param(userId)
                .query(String.class)
                .list()
                .forEach(groupId -> leave(groupId, userId));
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
        lock(group.id());
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
            last = new Counted(users.count(), Instant.now().plus(EVERYONE_IS_GOOD_FOR));
            everyone = last;
        }
        return last.users;
    }

    private void changed(String groupId, int by) {
        if (by != 0) {
            jdbc.sql("UPDATE user_groups SET users_count = users_count + ?, last_membership_updated = ? WHERE id = ?")
                    .params(by, Users.now(), groupId)
                    .update();
        }
    }

    private boolean lock(String groupId) {
        return jdbc.sql("SELECT id FROM user_groups WHERE id = ? FOR UPDATE")
                .param(groupId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Kept from being deleted until the transaction ends. */
    private boolean isThere(String userId) {
        return users.lock(userId).isPresent();
    }
}
