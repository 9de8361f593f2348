package org.gatehouse.administration;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.administration.Refused.Rule;
import org.gatehouse.audit.Actor;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.springframework.stereotype.Component;

/** Nobody takes their own rights, and the last administrator stays. */
@Component
class AdministratorRules {

    /** With more administrators than that who cannot log in, the rest is not looked through. */
    private static final int MOST_PAGES = 20;

    private final Directories directories;
    private final AdministratorLock lock;
    private final AccessSettings access;

    AdministratorRules(Directories directories, AdministratorLock lock, AccessSettings access) {
        this.directories = directories;
        this.lock = lock;
        this.access = access;
    }

    /** Whether members of this group are administrators. */
    boolean makesAdministrators(Group group) {
        return makesAdministrators(group.name());
    }

    /** Whether members of a group of this name are administrators. */
    boolean makesAdministrators(String name) {
        return access.adminGroups().contains(name);
    }

    /** @throws Refused for a group that makes administrators */
    void requireOrdinary(Group group) {
        if (makesAdministrators(group)) {
            throw new Refused(Rule.ADMINISTRATORS_GROUP);
        }
    }

    /** @throws Refused when the members of a group would become administrators by its new name */
    void requireOrdinaryName(String name) {
        if (makesAdministrators(name)) {
            throw new Refused(Rule.ADMINISTRATORS_NAME);
        }
    }

    /** @throws Refused when somebody new would be an administrator from the start, without the proof that joining asks for */
    void requireOrdinaryMember(Set<String> groupIds) {
        if (!groupIds.isEmpty() && administratorsGroups().map(Group::id).anyMatch(groupIds::contains)) {
            throw new Refused(Rule.NEW_ADMINISTRATOR);
        }
    }

    /**
     * Does what takes a user's access.
     *
     * @throws Refused when it is the actor's own, or that of the last administrator
     */
    <T> T takingAccess(Actor actor, String userId, Supplier<T> action) {
        if (isSelf(actor, userId)) {
            throw new Refused(Rule.OWN_ACCOUNT);
        }
        boolean administrator = directories.users().groupsOf(userId).stream().anyMatch(this::makesAdministrators);
        return administrator ? lock.holding(() -> requireAnother(userId), action) : action.get();
    }

    /**
     * Does what takes a user out of a group.
     *
     * @throws Refused when the actor, or the last administrator, would be no administrator any more
     */
    <T> T takingMembership(Actor actor, Group group, String userId, Supplier<T> action) {
        // All of it under the lock: somebody in two such groups must not leave both at the same instant.
        return makesAdministrators(group)
                ? lock.holding(() -> requireAdministratorsLeft(actor, group, userId), action)
                : action.get();
    }

    boolean isSelf(Actor actor, String userId) {
        return actor.subject().equals(userId) && directories.users().holdsUsersOf(actor.issuer());
    }

    private void requireAdministratorsLeft(Actor actor, Group group, String userId) {
        if (!staysAdministrator(userId, group)) {
            if (isSelf(actor, userId)) {
                throw new Refused(Rule.OWN_ACCOUNT);
            }
            requireAnother(userId);
        }
    }

    private boolean staysAdministrator(String userId, Group without) {
        return directories.users().groupsOf(userId).stream()
                .anyMatch(group -> makesAdministrators(group) && !group.id().equals(without.id()));
    }

    private void requireAnother(String userId) {
        if (!isThereAnother(userId)) {
            throw new Refused(Rule.LAST_ADMINISTRATOR);
        }
    }

    /** Whether there is another administrator than this user, who can log in. */
    boolean isThereAnother(String userId) {
        return administratorsGroups().anyMatch(group -> hasAnother(group, userId));
    }

    private Stream<Group> administratorsGroups() {
        return access.adminGroups().stream()
                .map(directories.groups()::findByName)
                .flatMap(Optional::stream);
    }

    private boolean hasAnother(Group group, String userId) {
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            Page<User> page = directories.groups().members(group.id(), UserSearch.MOST, cursor);
            if (page.items().stream()
                    .anyMatch(user -> !user.id().equals(userId) && user.status().maySignIn())) {
                return true;
            }
            if (page.next() == null) {
                return false;
            }
            cursor = Optional.of(page.next());
        }
        return false;
    }
}
