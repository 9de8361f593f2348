package org.gatehouse.pages;

import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.StoredRule;
import org.jspecify.annotations.Nullable;

/**
 * A page and its rule as an administrator sees them.
 *
 * @param page null when there is no such page any more, but still a rule
 * @param inForce who it is open to
 * @param decided what administrators last decided about it; null when they never did
 */
record PageEntry(
        String route,
        @Nullable Page page,
        PageRule inForce,
        @Nullable StoredRule decided) {

    String path() {
        return "/" + route;
    }

    String title() {
        return page == null ? path() : page.title();
    }

    boolean isGone() {
        return page == null;
    }

    /** Whether it is open to others than its code says. */
    boolean isChanged() {
        return page != null && !inForce.equals(page.declared());
    }

    /** Whether administrators decided something that is not obeyed. */
    boolean isNotObeyed() {
        PageRule rule = overriding();
        return rule != null && !rule.equals(inForce);
    }

    /** What administrators decided instead of the code; null when they decided nothing else. */
    @Nullable
    PageRule overriding() {
        return decided == null ? null : decided.rule();
    }

    long version() {
        return decided == null ? 0 : decided.version();
    }
}
