package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.GroupRule.Content;
import org.gatehouse.builtin.identity.GroupRule.Status;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Group rules in the database, as the management API makes and changes them. */
@Repository
class GroupRules {

    private static final int MOST = 2_000;
    private static final String THERE = "status NOT LIKE 'DELETED%'";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ActiveRules inMemory;

    GroupRules(JdbcClient jdbc, TransactionOperations transaction, ActiveRules inMemory) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.inMemory = inMemory;
    }

    /** Those whose name holds the keyword, by id. */
    List<GroupRule> list(String keyword, String afterId, int limit) {
        return list(
                THERE + " AND name_key LIKE ? ESCAPE '!' AND id > ? ORDER BY id LIMIT ?",
                "%" + GroupSearch.startingWith(Groups.key(keyword)),
                afterId,
                limit);
    }

    /** @throws OktaError.Refusal when there is none of that id */
    GroupRule require(String id) {
        return list(THERE + " AND id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> OktaError.notFound(id, "GroupRule"));
    }

    /** @throws OktaError.Refusal when the name is taken, or there is no such group to bring anybody into */
    GroupRule add(Content content) {
        String id = Ids.rule();
        return changed(id, () -> {
            requireGroups(content.groupIds());
            if (count() >= MOST) {
                throw OktaError.invalid("name", "name: There are " + MOST + " group rules, and there can be no more");
            }
            OffsetDateTime now = Users.stamp();
            jdbc.sql("INSERT INTO group_rules (id, name, name_key, status, expression, group_ids, excluded_users,"
                            + " excluded_groups, created, last_updated, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                    .params(
                            id,
                            content.name(),
                            Groups.key(content.name()),
                            Status.INACTIVE.name(),
                            content.expression().text(),
                            text(content.groupIds()),
                            text(content.excludedUsers()),
                            text(content.excludedGroups()),
                            now,
                            now)
                    .update();
        });
    }

    /**
     * Everything but the groups that it brings users into.
     *
     * @throws OktaError.Refusal when the name is taken, or the rule is not inactive
     */
    GroupRule replace(String id, Content content) {
        return changed(id, () -> {
            int replaced = jdbc.sql("UPDATE group_rules SET name = ?, name_key = ?, expression = ?, excluded_users = ?,"
                            + " excluded_groups = ?, " + Users.TOUCH + " WHERE id = ? AND status = 'INACTIVE'")
                    .params(
                            content.name(),
                            Groups.key(content.name()),
                            content.expression().text(),
                            text(content.excludedUsers()),
                            text(content.excludedGroups()),
                            Users.stamp(),
                            id)
                    .update();
            if (replaced == 0) {
                throw OktaError.invalid("status", "status: Only a rule that is inactive can be replaced");
            }
        });
    }

    /**
     * Does nothing where the rule is as it should be.
     *
     * @throws OktaError.Refusal when one of the rule's groups was deleted, after which it can only be deleted too
     */
    void setActive(GroupRule rule, boolean active) {
        if (rule.status() == Status.INVALID) {
            throw OktaError.forbidden(
                    "E0000006",
                    "You do not have permission to perform the requested action",
                    "A group of this rule was deleted");
        }
        jdbc.sql("UPDATE group_rules SET status = ?, due = due + 1, " + Users.TOUCH + " WHERE id = ? AND status = ?")
                .params(
                        (active ? Status.ACTIVE : Status.INACTIVE).name(),
                        Users.stamp(),
                        rule.id(),
                        (active ? Status.INACTIVE : Status.ACTIVE).name())
                .update();
        inMemory.refresh();
    }

    /** Nobody sees it from now on, and another may have its name; {@link RuleWalk} makes it go. */
    void delete(String id, boolean removesUsers) {
        jdbc.sql("UPDATE group_rules SET status = ?, name = id WHERE id = ?")
                .params((removesUsers ? Status.DELETED_WITH_USERS : Status.DELETED).name(), id)
                .update();
        inMemory.refresh();
    }

    /** As at Okta, whoever is taken out of a group by hand is excluded from the rules that were the reason to be there. */
    void exclude(String userId, String groupId) {
        int changed = jdbc.sql("UPDATE group_rules SET excluded_users = excluded_users || ?, " + Users.TOUCH
                        + " WHERE id IN (SELECT rule_id FROM rule_members WHERE user_id = ? AND group_id = ?)")
                .params(" " + userId, Users.stamp(), userId, groupId)
                .update();
        if (changed > 0) {
            inMemory.refresh();
        }
    }

    private GroupRule changed(String id, Runnable change) {
        try {
            return Objects.requireNonNull(Contention.despite(() -> transaction.execute(status -> {
                change.run();
                return require(id);
            })));
        } catch (DuplicateKeyException taken) {
            throw OktaError.invalid("name", "name: Policy rule name already in use");
        }
    }

    /** Locked, so that none of them is deleted before the rule is there to become invalid. */
    private void requireGroups(Set<String> ids) {
        List<String> found = jdbc.sql(
                        "SELECT id FROM user_groups WHERE id IN (:ids) AND type = 'OKTA_GROUP' ORDER BY id FOR UPDATE")
                .param("ids", ids)
                .query((row, number) -> row.getString("id"))
                .list();
        if (found.size() < ids.size()) {
            throw OktaError.invalid("groupIds", "groupIds: There is no group with this id that users can be added to");
        }
    }

    private int count() {
        return jdbc.sql("SELECT COUNT(*) FROM group_rules").query(Integer.class).single();
    }

    private List<GroupRule> list(String condition, Object... parameters) {
        return jdbc.sql("SELECT * FROM group_rules WHERE " + condition)
                .params(parameters)
                .query(GroupRules::rule)
                .list();
    }

    static GroupRule rule(ResultSet row, int number) throws SQLException {
        return new GroupRule(
                row.getString("id"),
                Status.valueOf(row.getString("status")),
                new Content(
                        row.getString("name"),
                        RuleParser.parse(row.getString("expression")),
                        ids(row.getString("group_ids")),
                        ids(row.getString("excluded_users")),
                        ids(row.getString("excluded_groups"))),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("last_updated", OffsetDateTime.class).toInstant());
    }

    private static String text(Set<String> ids) {
        return String.join(" ", ids);
    }

    private static Set<String> ids(String text) {
        return Arrays.stream(text.split(" "))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet<String>::new), Collections::unmodifiableSet));
    }
}
