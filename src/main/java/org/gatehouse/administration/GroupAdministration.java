package org.gatehouse.administration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.audit.Change;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.RecentAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The directory's groups and who is in them, for administrators. Futures are as those of {@link UserAdministration}. */
@Service
@OpenTo(Audience.ADMINISTRATORS)
public class GroupAdministration {

    private static final String KIND = "group";

    private final Directories directories;
    private final DirectoryCalls calls;
    private final Changes changes;
    private final AdministratorRules rules;
    private final Renamings renamings;
    private final RecentAuthentication proof;
    private final UserSessions sessions;

    GroupAdministration(
            Directories directories,
            DirectoryCalls calls,
            Changes changes,
            AdministratorRules rules,
            Renamings renamings,
            RecentAuthentication proof,
            UserSessions sessions) {
        this.directories = directories;
        this.calls = calls;
        this.changes = changes;
        this.rules = rules;
        this.renamings = renamings;
        this.proof = proof;
        this.sessions = sessions;
    }

    public CompletableFuture<Page<Group>> search(GroupSearch search, Optional<String> after) {
        return calls.submit(() -> directories.groups().search(search, after));
    }

    public CompletableFuture<Optional<Group>> find(String id) {
        return calls.submit(() -> directories.groups().find(id));
    }

    public CompletableFuture<Optional<Group>> findByName(String name) {
        return calls.submit(() -> directories.groups().findByName(name));
    }

    public CompletableFuture<Page<User>> members(String groupId, int limit, Optional<String> after) {
        return calls.submit(() -> directories.groups().members(groupId, limit, after));
    }

    /** Whether members of this group are administrators. */
    public boolean makesAdministrators(Group group) {
        return rules.makesAdministrators(group);
    }

    /** Whether there is another administrator than the one who asks, and they can log in. */
    public CompletableFuture<Boolean> isThereAnotherAdministrator() {
        String me = changes.actor().subject();
        return calls.submit(() -> rules.isThereAnother(me));
    }

    /** The pages that are open to members of this group and not to everyone who is signed in. */
    public List<org.gatehouse.access.Page> pagesOpenedBy(Group group) {
        return renamings.openedBy(group.name()).toList();
    }

    public CompletableFuture<Group> create(String name, String description) {
        return changes.make(
                new Change("group.create", KIND, "", name, Map.of(), values(name, description)),
                actor -> directories.groups().create(name, description),
                Group::id);
    }

    /** What another name of the group brings about. */
    public Renaming renaming(Group seen, String name) {
        return renamings.of(seen.name(), name);
    }

    /**
     * Gives a group another name and description. Access follows names, so a name that opens or closes anything takes a
     * fresh proof of identity, and that the administrator knows.
     *
     * @param agreed what they were told that the other name brings about
     * @throws Renaming.NotAgreed when it brings about something else
     * @throws AuthenticateAgain when it brings about something, and there is no proof
     */
    public CompletableFuture<Group> change(Group seen, String name, String description, Renaming agreed) {
        renamings.requireAgreed(seen, name, agreed);
        if (agreed.hasEffect()) {
            proof.require();
        }
        var change = new Change(
                "group.change",
                KIND,
                seen.id(),
                seen.name(),
                values(seen.name(), seen.description()),
                values(name, description));
        return changes.make(change, actor -> {
            renamings.requireAsSeen(seen);
            if (!seen.name().equals(name)) {
                rules.requireOrdinary(seen);
                rules.requireOrdinaryName(name);
            }
            renamings.forget(seen.id());
            Group changed = directories.groups().change(seen.id(), name, description);
            if (!seen.name().equals(name)) {
                sessions.lose(seen);
            }
            return changed;
        });
    }

    /** Whether deleting a group, or renaming it where that has an effect, takes a fresh proof of identity that is not there. */
    public boolean needsProofToDelete() {
        return !proof.isGiven();
    }

    /** @throws AuthenticateAgain when {@link #needsProofToDelete} */
    public CompletableFuture<Boolean> delete(Group seen) {
        proof.require();
        var before = values(seen.name(), seen.description());
        return changes.make(new Change("group.delete", KIND, seen.id(), seen.name(), before, Map.of()), actor -> {
            renamings.requireAsSeen(seen);
            rules.requireOrdinary(seen);
            directories.groups().delete(seen.id());
            sessions.lose(seen);
            return true;
        });
    }

    /** Whether changing who is in this group takes a fresh proof of identity that is not there. */
    public boolean needsProof(Group group) {
        return rules.makesAdministrators(group) && !proof.isGiven();
    }

    /** @throws AuthenticateAgain when {@link #needsProof} */
    public CompletableFuture<Boolean> add(Group group, User user) {
        return add(null, group, user);
    }

    /**
     * @param approval of something that this is a part of; null when it is none
     * @throws AuthenticateAgain when {@link #needsProof}, unless it was approved in this session
     */
    public CompletableFuture<Boolean> add(@Nullable Approval approval, Group group, User user) {
        requireProof(approval, group);
        return changes.make(UserChange.joining(group, user), actor -> {
            renamings.requireNameAsSeen(group);
            return membership(user, () -> directories.groups().add(group.id(), user.id()));
        });
    }

    /**
     * @throws AuthenticateAgain when {@link #needsProof}
     * @see DirectoryException.WrongState for groups that others administer
     */
    public CompletableFuture<Boolean> remove(Group group, User user) {
        return remove(null, group, user);
    }

    /**
     * @param approval of something that this is a part of; null when it is none
     * @throws AuthenticateAgain when {@link #needsProof}, unless it was approved in this session
     */
    public CompletableFuture<Boolean> remove(@Nullable Approval approval, Group group, User user) {
        requireProof(approval, group);
        return changes.make(UserChange.leaving(group, user), actor -> {
            renamings.requireNameAsSeen(group);
            return rules.takingMembership(
                    actor,
                    group,
                    user.id(),
                    () -> membership(user, () -> directories.groups().remove(group.id(), user.id())));
        });
    }

    /** What is open to the user follows at once; also when nobody knows what the directory did. */
    private boolean membership(User user, Runnable change) {
        try {
            change.run();
        } catch (DirectoryException.Unavailable unknown) {
            sessions.haveOtherGroups(user.id());
            throw unknown;
        }
        sessions.haveOtherGroups(user.id());
        return true;
    }

    private void requireProof(@Nullable Approval approval, Group group) {
        boolean approved = approval != null && approval.isOf(changes.actor().sessionId());
        if (!approved && rules.makesAdministrators(group)) {
            proof.require();
        }
    }

    private static Map<String, String> values(String name, @Nullable String description) {
        return Map.of("Name", name, "Description", Objects.requireNonNullElse(description, ""));
    }
}
