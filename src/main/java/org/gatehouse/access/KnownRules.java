package org.gatehouse.access;

import java.util.Map;

/** What the database says of pages, by route. */
record KnownRules(Map<String, StoredRule> byRoute) {

    /** Who the page is open to. */
    PageRule of(Page page) {
        StoredRule decided = page.isFixed() ? null : byRoute.get(page.route());
        PageRule rule = decided == null ? null : decided.rule();
        // The code may have changed since; an override never opens more than its page can take.
        return rule == null || !page.isOpenableTo(rule.audience()) ? page.declared() : rule;
    }
}
