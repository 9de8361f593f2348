package org.gatehouse.access;

import java.util.Collections;
import java.util.Set;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who may open what. Navigation, menu, HTTP requests and services all ask it. What has no
 * declaration is closed.
 */
@Component
public class AccessPolicy {

    private static final Decision ALLOWED = new Decision.Allowed();
    private static final Decision SIGN_IN_FIRST = new Decision.SignInFirst();

    private final Set<String> adminGroups;

    AccessPolicy(AccessSettings settings) {
        this.adminGroups = settings.adminGroups();
    }

    /**
     * @param user who asks; null for a visitor
     * @param openTo the declaration of what is asked for; null when it has none
     */
    public Decision decide(@Nullable SignedInUser user, @Nullable OpenTo openTo) {
        if (openTo == null) {
            return user == null ? SIGN_IN_FIRST : new Decision.Forbidden(Set.of());
        }
        return switch (openTo.value()) {
            case EVERYONE -> ALLOWED;
            case SIGNED_IN -> user == null ? SIGN_IN_FIRST : ALLOWED;
            case ADMINISTRATORS -> membersOf(adminGroups, user);
            case GROUPS -> membersOf(Set.of(openTo.groups()), user);
        };
    }

    public boolean isAdministrator(SignedInUser user) {
        return !Collections.disjoint(adminGroups, user.groups());
    }

    private static Decision membersOf(Set<String> groups, @Nullable SignedInUser user) {
        if (user == null) {
            return SIGN_IN_FIRST;
        }
        return Collections.disjoint(groups, user.groups()) ? new Decision.Forbidden(groups) : ALLOWED;
    }
}
