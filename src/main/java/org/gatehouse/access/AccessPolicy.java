package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides who may open what. Navigation, menu, open tabs, HTTP requests and services all ask it. It
 * asks neither the database nor the directory. What has no declaration is closed.
 */
@org.springframework.stereotype.Component
public class AccessPolicy {

    private static final Decision ALLOWED = new Decision.Allowed();
    private static final Decision SIGN_IN_FIRST = new Decision.SignInFirst();

    private final Set<String> adminGroups;
    private final PageRules rules;
    private final Routes routes;

    AccessPolicy(AccessSettings settings, PageRules rules, Routes routes) {
        this.adminGroups = Set.copyOf(settings.adminGroups());
        this.rules = rules;
        this.routes = routes;
    }

    /** @param user who asks; null for a visitor */
    public Decision decide(@Nullable SignedInUser user, Page page) {
        return decide(groupsOf(user), rules.of(page));
    }

    public Decision decide(@Nullable SignedInUser user, Class<? extends Component> view) {
        return decide(user, routes.of(view));
    }

    /** @param openTo the declaration of what is asked for; null when it has none */
    public Decision decide(@Nullable SignedInUser user, @Nullable OpenTo openTo) {
        return openTo != null && openTo.page() != Component.class
                ? decide(user, openTo.page())
                : decide(groupsOf(user), PageRule.of(openTo));
    }

    /** @param groups those of a person; null for a visitor */
    public Decision decide(@Nullable Set<String> groups, PageRule rule) {
        return switch (rule.audience()) {
            case EVERYONE -> ALLOWED;
            case SIGNED_IN -> groups == null ? SIGN_IN_FIRST : ALLOWED;
            case ADMINISTRATORS -> membersOf(adminGroups, groups);
            case GROUPS -> membersOf(rule.groups(), groups);
        };
    }

    /** @param groups those of a person; null for a visitor */
    public Explanation explain(@Nullable Set<String> groups, Page page) {
        PageRule rule = rules.of(page);
        Set<String> through = groups == null
                ? Set.of()
                : opening(rule).stream().filter(groups::contains).collect(Collectors.toUnmodifiableSet());
        return new Explanation(page, rule, !rule.equals(page.declared()), decide(groups, rule), through);
    }

    /** Why somebody may not call what is opened with this page. */
    Explanation explain(SignedInUser user, Class<? extends Component> view) {
        return explain(user.groupSet(), routes.of(view));
    }

    public boolean isAdministrator(SignedInUser user) {
        return !Collections.disjoint(user.groupSet(), adminGroups);
    }

    private Set<String> opening(PageRule rule) {
        return rule.audience() == Audience.ADMINISTRATORS ? adminGroups : rule.groups();
    }

    private static @Nullable Set<String> groupsOf(@Nullable SignedInUser user) {
        return user == null ? null : user.groupSet();
    }

    /** Goes through the groups that open it, however many the person is in. */
    private static Decision membersOf(Set<String> opening, @Nullable Set<String> groups) {
        if (groups == null) {
            return SIGN_IN_FIRST;
        }
        return Collections.disjoint(groups, opening) ? new Decision.Forbidden(opening) : ALLOWED;
    }
}
