package org.gatehouse.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules in force: what administrators decided, or else what the code declares. All of them are in memory; nothing here
 * asks the database. Until they have been read once, pages that administrators may have closed are closed.
 */
@Component
public class PageRules {

    private volatile @Nullable KnownRules known;

    /** Who the page is open to. */
    public PageRule of(Page page) {
        KnownRules rules = known;
        if (rules == null) {
            return page.isFixed() ? page.declared() : PageRule.NOBODY;
        }
        return rules.of(page);
    }

    /** What administrators decided instead of what the code declares; whether it is obeyed, {@link #of} says. */
    public Optional<StoredRule> override(String route) {
        return decided(route).filter(rule -> rule.rule() != null);
    }

    /** What administrators last decided, be it to go back to what the code declares. */
    public Optional<StoredRule> decided(String route) {
        KnownRules rules = known;
        return rules == null
                ? Optional.empty()
                : Optional.ofNullable(rules.byRoute().get(route));
    }

    /** Every override there is, those for pages that do not exist included. */
    public List<StoredRule> overrides() {
        KnownRules rules = known;
        return rules == null
                ? List.of()
                : rules.byRoute().values().stream()
                        .filter(rule -> rule.rule() != null)
                        .toList();
    }

    /** Null until they have been read. */
    @Nullable
    KnownRules known() {
        return known;
    }

    /** Takes what the database says; false when that is known. */
    synchronized boolean replace(Collection<StoredRule> all) {
        var now = new KnownRules(all.stream().collect(toUnmodifiableMap(StoredRule::route, Function.identity())));
        if (now.equals(known)) {
            return false;
        }
        known = now;
        return true;
    }
}
