package org.gatehouse.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All pages of the application. */
@Component
public class Pages {

    private final AccessPolicy policy;
    private final PageRules rules;
    private final Routes routes;

    Pages(AccessPolicy policy, PageRules rules, Routes routes) {
        this.policy = policy;
        this.rules = rules;
        this.routes = routes;
    }

    public List<Page> all() {
        return routes.all();
    }

    /** The page that a path opens, route parameters included; empty for an unknown path. */
    public Optional<Page> at(String path) {
        return Optional.ofNullable(routes.at(path));
    }

    /** The page whose own route has this template. */
    public Optional<Page> byRoute(String route) {
        return all().stream().filter(page -> page.route().equals(route)).findFirst();
    }

    /** The pages in the navigation bar that this person may open, in order. */
    public List<Page> menuOf(@Nullable SignedInUser user) {
        return menuFor(user == null ? null : user.groupSet());
    }

    /**
     * The pages in the navigation bar that somebody may open, in order.
     *
     * @param groups those of a person; null for a visitor
     */
    public List<Page> menuFor(@Nullable Set<String> groups) {
        return routes.inMenu().stream()
                .filter(page -> policy.decide(groups, rules.of(page)).isAllowed())
                .toList();
    }
}
