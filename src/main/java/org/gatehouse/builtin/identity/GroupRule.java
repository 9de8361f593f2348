package org.gatehouse.builtin.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Brings users into groups whom its expression is true for. */
record GroupRule(String id, Status status, Content content, Instant created, Instant lastUpdated) {

    enum Status {
        ACTIVE,
        INACTIVE,
        /** One of its groups was deleted. */
        INVALID,
        /** Nobody sees it any more; whom it brought into groups stays there. */
        DELETED,
        /** Nobody sees it any more; whom it brought into groups leaves them. */
        DELETED_WITH_USERS
    }

    /** What can be asked for; each set in the order in which it was. */
    record Content(
            String name,
            RuleExpression expression,
            Set<String> groupIds,
            Set<String> excludedUsers,
            Set<String> excludedGroups) {}

    /** @param groups all groups of the user: their names by their ids */
    boolean matches(User user, Map<String, String> groups) {
        return !content.excludedUsers.contains(user.id())
                && Collections.disjoint(content.excludedGroups, groups.keySet())
                && content.expression.isTrueFor(new RuleExpression.Subject(user.profile(), groups));
    }
}
