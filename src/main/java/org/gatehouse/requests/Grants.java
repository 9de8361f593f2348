package org.gatehouse.requests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Decision;
import org.gatehouse.access.Page;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.session.SignedInUser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What could be granted at all. */
@Component
class Grants {

    private static final String NOBODY =
            "Nobody can be added to a group that opens this page, so nobody can let you in. An"
                    + " administrator decides who it is open to: ask one if you need it.";

    private final AccessPolicy policy;
    private final List<UserDirectory> users;
    private final boolean groupsAreAdministered;
    private final FillableGroups fillable;

    Grants(
            AccessPolicy policy,
            ObjectProvider<UserDirectory> users,
            ObjectProvider<GroupDirectory> groups,
            FillableGroups fillable) {
        this.policy = policy;
        this.users = users.stream().toList();
        this.groupsAreAdministered = groups.stream().findAny().isPresent();
        this.fillable = fillable;
    }

    /** The groups that would open a page, by the rule in force; empty when it is closed to all or open to all. */
    Set<String> openers(Page page) {
        return policy.explain(Set.of(), page).decision() instanceof Decision.Forbidden forbidden
                ? forbidden.openTo()
                : Set.of();
    }

    /** Whether people who sign in there are in a directory whose memberships are changed here. */
    boolean reach(String issuer) {
        return groupsAreAdministered && users.stream().anyMatch(directory -> directory.holdsUsersOf(issuer));
    }

    /**
     * Why nobody here could open the page to this person, and whom to ask; empty when somebody could, as far as that is
     * known without asking the directory.
     */
    Optional<String> obstacle(SignedInUser user, Page page) {
        if (openers(page).isEmpty()) {
            return Optional.of("No group opens this page at present, so nobody can let you in. An administrator decides"
                    + " who it is open to: ask one if you need it.");
        }
        if (!user.groupsKnown()) {
            return Optional.of("Not all of your groups could be read, so it is not certain that you need to ask. If it"
                    + " stays like this, tell an administrator.");
        }
        if (!reach(user.issuer())) {
            return Optional.of("Your groups are looked after elsewhere: ask whoever administers your account at your"
                    + " identity provider to add you to one of these groups.");
        }
        return fillable.maySo(openers(page)) ? Optional.empty() : Optional.of(NOBODY);
    }

    /** The same after a look into the directory. The future does not fail: what cannot be told is no obstacle. */
    CompletableFuture<Optional<String>> obstacleInDirectory(Page page) {
        return fillable.areThere(openers(page)).thenApply(some -> some ? Optional.empty() : Optional.of(NOBODY));
    }
}
