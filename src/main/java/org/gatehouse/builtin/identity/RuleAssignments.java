package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.builtin.identity.RuledGroups.Claim;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps users in the groups that active rules bring them into: one at once when it changes, all of them in portions. */
@Component
class RuleAssignments {

    private static final int PORTION = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Groups groups;
    private final ActiveRules rules;
    private final TransactionOperations transaction;
    private final AtomicBoolean missed = new AtomicBoolean();

    RuleAssignments(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Groups groups,
            ActiveRules rules,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.groups = groups;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** Part of the transaction that changed a user, or who is in which group: nobody sees the one without the other. */
    void apply(String userId) {
        List<GroupRule> known = rules.all();
        if (!known.isEmpty()) {
            settle(List.of(userId), ruled -> ruled.apply(known));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (!rules.all().equals(known)) {
                    missed.set(true);
                }
            }
        });
    }

    /** Whether rules changed while users did, since last asked: such a user may have been seen by nobody. */
    boolean hasMissed() {
        return missed.getAndSet(false);
    }

    /**
     * Puts some users, by id, through the active rules.
     *
     * @return where to go on; empty when there are no more
     */
    Optional<String> applyAfter(String userId) {
        List<GroupRule> known = rules.all();
        List<User> users = jdbc.sql("SELECT * FROM users WHERE id > ? ORDER BY id LIMIT ?")
                .params(userId, PORTION)
                .query(UserRows::user)
                .list();
        // Most are where they belong, so only the others are locked, and looked at again.
        List<RuledGroups> seen = ruled(users);
        seen.forEach(ruled -> ruled.apply(known));
        List<String> moving = seen.stream()
                .filter(RuledGroups::isChanged)
                .map(RuledGroups::userId)
                .toList();
        // By the rules of then: somebody may have been taken out of a group by hand meanwhile.
        transaction.executeWithoutResult(status -> settle(moving, ruled -> ruled.apply(rules.all())));
        return users.isEmpty() ? Optional.empty() : Optional.of(users.getLast().id());
    }

    /** Whether there were still some users of a deleted rule. */
    boolean releaseSome(GroupRule deleted) {
        boolean leave = deleted.status() == GroupRule.Status.DELETED_WITH_USERS;
        // In the order of the very index, as members are: H2 would sort them all otherwise.
        List<String> claimed = jdbc.sql(
                        "SELECT user_id FROM rule_members WHERE rule_id = ? ORDER BY rule_id, user_id LIMIT ?")
                .params(deleted.id(), PORTION)
                .query((row, number) -> row.getString("user_id"))
                .list();
        List<String> userIds = claimed.stream().distinct().toList();
        transaction.executeWithoutResult(status -> settle(userIds, ruled -> {
            ruled.release(deleted.id(), leave);
            ruled.apply(rules.all());
        }));
        return !claimed.isEmpty();
    }

    private void settle(List<String> userIds, Consumer<RuledGroups> change) {
        if (!userIds.isEmpty()) {
            List<RuledGroups> all = ruled(jdbc.sql("SELECT * FROM users WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                    .param("ids", userIds)
                    .query(UserRows::user)
                    .list());
            all.forEach(change);
            write(all.stream().filter(RuledGroups::isChanged).toList());
        }
    }

    private List<RuledGroups> ruled(List<User> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        List<String> ids = users.stream().map(User::id).toList();
        Map<String, String> ofEverybody = new HashMap<>();
        jdbc.sql("SELECT id, name FROM user_groups WHERE type = 'BUILT_IN'")
                .query((RowCallbackHandler) row -> ofEverybody.put(row.getString("id"), row.getString("name")));
        Map<String, Map<String, String>> joined = new HashMap<>();
        jdbc.sql("SELECT m.user_id, g.id, g.name FROM members m JOIN user_groups g ON g.id = m.group_id"
                        + " WHERE m.user_id IN (:ids)")
                .param("ids", ids)
                .query((RowCallbackHandler) row -> joined.computeIfAbsent(
                                row.getString("user_id"), user -> new LinkedHashMap<>(ofEverybody))
                        .put(row.getString("id"), row.getString("name")));
        Map<String, List<Claim>> claims = new HashMap<>();
        jdbc.sql("SELECT user_id, group_id, rule_id FROM rule_members WHERE user_id IN (:ids)")
                .param("ids", ids)
                .query((RowCallbackHandler)
                        row -> claims.computeIfAbsent(row.getString("user_id"), user -> new ArrayList<>())
                                .add(new Claim(row.getString("group_id"), row.getString("rule_id"))));
        Map<String, Optional<String>> known = new HashMap<>();
        Function<String, Optional<String>> names =
                id -> known.computeIfAbsent(id, unknown -> groups.byId(unknown).map(Group::name));
        return users.stream()
                .map(user -> new RuledGroups(
                        user,
                        joined.getOrDefault(user.id(), ofEverybody),
                        claims.getOrDefault(user.id(), List.of()),
                        names))
                .toList();
    }

    /** Who is to join a group that is deleted meanwhile does not. */
    private void write(List<RuledGroups> users) {
        TreeSet<String> touched = users.stream()
                .flatMap(user -> Stream.concat(user.claimed(), user.released()))
                .map(Claim::groupId)
                .collect(Collectors.toCollection(TreeSet::new));
        touched.removeIf(groupId -> !groups.lock(groupId));
        Map<String, Integer> changes = new HashMap<>();
        List<Object[]> joining = new ArrayList<>();
        List<Object[]> leaving = new ArrayList<>();
        List<Object[]> claimed = new ArrayList<>();
        List<Object[]> released = new ArrayList<>();
        for (RuledGroups user : users) {
            user.joined().filter(touched::contains).forEach(groupId -> {
                joining.add(new Object[] {groupId, user.userId()});
                changes.merge(groupId, 1, Integer::sum);
            });
            user.left().filter(touched::contains).forEach(groupId -> {
                leaving.add(new Object[] {groupId, user.userId()});
                changes.merge(groupId, -1, Integer::sum);
            });
            user.claimed()
                    .filter(claim -> touched.contains(claim.groupId()))
                    .forEach(claim -> claimed.add(new Object[] {claim.groupId(), user.userId(), claim.ruleId()}));
            user.released()
                    .forEach(claim -> released.add(new Object[] {claim.groupId(), user.userId(), claim.ruleId()}));
        }
        batches.batchUpdate("INSERT INTO members (group_id, user_id) VALUES (?, ?)", joining);
        batches.batchUpdate("INSERT INTO rule_members (group_id, user_id, rule_id) VALUES (?, ?, ?)", claimed);
        batches.batchUpdate("DELETE FROM rule_members WHERE group_id = ? AND user_id = ? AND rule_id = ?", released);
        batches.batchUpdate("DELETE FROM members WHERE group_id = ? AND user_id = ?", leaving);
        changes.forEach(groups::membersChanged);
    }
}
