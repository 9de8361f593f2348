package org.gatehouse.access;

import java.util.Set;

/**
 * Why a page is open to somebody or not.
 *
 * @param rule the rule in force
 * @param changedByAdministrator whether that is another one than the code declares
 * @param throughGroups those of the person's groups that open it; empty when no group has to
 */
public record Explanation(
        Page page, PageRule rule, boolean changedByAdministrator, Decision decision, Set<String> throughGroups) {

    /** The groups that would open it to somebody to whom it is not open; empty when none would. */
    public Set<String> openTo() {
        return decision instanceof Decision.Forbidden forbidden ? forbidden.openTo() : Set.of();
    }
}
