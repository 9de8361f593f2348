package org.gatehouse.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a page is open to.
 *
 * @param groups the groups whose members may open it, names compared exactly; empty unless groups decide
 */
public record PageRule(Audience audience, Set<String> groups) {

    /** Open to nobody: what has no declaration, and what is not known yet. */
    public static final PageRule NOBODY = new PageRule(Audience.GROUPS, Set.of());

    public PageRule {
        groups = audience == Audience.GROUPS ? Set.copyOf(groups) : Set.of();
    }

    /** @param openTo null for what nobody declared */
    public static PageRule of(@Nullable OpenTo openTo) {
        return openTo == null ? NOBODY : new PageRule(openTo.value(), Set.of(openTo.groups()));
    }

    /** Whether there is nobody at all to whom it opens. */
    public boolean isClosed() {
        return audience == Audience.GROUPS && groups.isEmpty();
    }
}
