package org.gatehouse.access;

import java.util.List;
import org.gatehouse.session.RightsChanges;
import org.gatehouse.session.SignedInUser;
import org.springframework.stereotype.Component;

/** Has the open tabs told of those to whom other rules open something else. Whoever does not listen is refused later. */
@Component
class RuleEffects implements RuleListener {

    private final AccessPolicy policy;
    private final Routes routes;
    private final RightsChanges rights;

    RuleEffects(AccessPolicy policy, Routes routes, RightsChanges rights) {
        this.policy = policy;
        this.routes = routes;
        this.rights = rights;
    }

    @Override
    public void changed(KnownRules before, KnownRules now) {
        List<Page> pages = routes.all().stream()
                .filter(page -> !before.of(page).equals(now.of(page)))
                .toList();
        if (!pages.isEmpty()) {
            rights.ofPages(
                    user -> pages.stream().anyMatch(page -> opens(before, page, user) != opens(now, page, user)));
        }
    }

    private boolean opens(KnownRules rules, Page page, SignedInUser user) {
        return policy.decide(user.groupSet(), rules.of(page)).isAllowed();
    }
}
