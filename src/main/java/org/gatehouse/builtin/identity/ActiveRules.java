package org.gatehouse.builtin.identity;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Group rules that are at work. Every change of a user asks for those that are active, so these are kept in memory; the
 * others are asked for by {@link RuleWalk}, which still has to do something for them.
 */
@Repository
class ActiveRules implements InitializingBean {

    private final JdbcClient jdbc;
    private volatile List<GroupRule> active = List.of();

    ActiveRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule for which all users have still to be looked at, and for how many reasons. */
    record Due(String ruleId, int reasons) {}

    @Override
    public void afterPropertiesSet() {
        refresh();
    }

    List<GroupRule> all() {
        return active;
    }

    /** To be called once a change of an active rule is committed. */
    synchronized void refresh() {
        active = list("status = 'ACTIVE'");
    }

    /** Whether there are some that look at groups, and for which all users have to be looked at again. */
    boolean groupsChanged() {
        refresh();
        return jdbc.sql("UPDATE group_rules SET due = due + 1 WHERE status = 'ACTIVE'"
                                + " AND (expression LIKE '%isMemberOf%' OR excluded_groups <> '')")
                        .update()
                > 0;
    }

    /** All users have to be looked at again. */
    void walkAgain() {
        jdbc.sql("UPDATE group_rules SET due = due + 1 WHERE status = 'ACTIVE'").update();
    }

    List<Due> due() {
        return jdbc.sql("SELECT id, due FROM group_rules WHERE status = 'ACTIVE' AND due > 0")
                .query((row, number) -> new Due(row.getString("id"), row.getInt("due")))
                .list();
    }

    /** Those for which there is another reason by now stay due. */
    void walked(List<Due> rules) {
        rules.forEach(rule -> jdbc.sql("UPDATE group_rules SET due = 0 WHERE id = ? AND due = ?")
                .params(rule.ruleId, rule.reasons)
                .update());
    }

    List<GroupRule> deleted() {
        return list("status LIKE 'DELETED%'");
    }

    /** False while it has members: a change that began before it was deleted may just have brought one. */
    boolean forget(GroupRule deleted) {
        return jdbc.sql("DELETE FROM group_rules WHERE id = ?"
                                + " AND NOT EXISTS (SELECT 1 FROM rule_members WHERE rule_id = ?)")
                        .params(deleted.id(), deleted.id())
                        .update()
                > 0;
    }

    private List<GroupRule> list(String condition) {
        return jdbc.sql("SELECT * FROM group_rules WHERE " + condition + " ORDER BY id")
                .query(GroupRules::rule)
                .list();
    }
}
