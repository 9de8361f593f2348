package org.gatehouse.administration;

import static org.gatehouse.directory.UserAction.DEACTIVATE;
import static org.gatehouse.directory.UserAction.DELETE;
import static org.gatehouse.directory.UserAction.SUSPEND;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.RecentAuthentication;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.signin.FirstProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The directory's users, for administrators. What asks the directory returns at once with a future that fails with a
 * {@link DirectoryException} or {@link Refused}; cancelling the future of a question ends the call.
 */
@Service
@OpenTo(Audience.ADMINISTRATORS)
public class UserAdministration {

    private static final Set<UserAction> TAKES_ACCESS = EnumSet.of(SUSPEND, DEACTIVATE, DELETE);
    private static final int LATEST = 20;

    private final Directories directories;
    private final DirectoryCalls calls;
    private final Changes changes;
    private final AdministratorRules rules;
    private final UserSessions sessions;
    private final AuditTrail trail;
    private final RecentAuthentication proof;
    private final FirstProvider provider;

    UserAdministration(
            Directories directories,
            DirectoryCalls calls,
            Changes changes,
            AdministratorRules rules,
            UserSessions sessions,
            AuditTrail trail,
            RecentAuthentication proof,
            FirstProvider provider) {
        this.directories = directories;
        this.calls = calls;
        this.changes = changes;
        this.rules = rules;
        this.sessions = sessions;
        this.trail = trail;
        this.proof = proof;
        this.provider = provider;
    }

    /** What the directory can do; empty when none is set up. */
    public Optional<Capabilities> capabilities() {
        return directories.usersIfAny().map(users -> users.capabilities());
    }

    /** What to say where none is set up. */
    public DirectorySetup directorySetup() {
        return new DirectorySetup(provider.kind(), provider.name());
    }

    /** Whether people who sign in at this issuer are in the directory. */
    public boolean holdsUsersOf(String issuer) {
        return directories
                .usersIfAny()
                .filter(users -> users.holdsUsersOf(issuer))
                .isPresent();
    }

    public CompletableFuture<Page<User>> search(UserSearch search, Optional<String> after) {
        return calls.submit(() -> directories.users().search(search, after));
    }

    /** The user with this login; empty when there is none. */
    public CompletableFuture<Optional<User>> findByLogin(String login) {
        return calls.submit(() -> directories.users().findByLogin(login));
    }

    /** What the directory is known to refuse of values; it may refuse more. */
    public Map<Attribute, String> problems(Map<Attribute, String> values) {
        return directories.users().problems(values);
    }

    /** A user, their groups and what can be done; empty when there is no such user. */
    public CompletableFuture<Optional<UserDetails>> details(String id) {
        Actor actor = changes.actor();
        return calls.submit(() -> directories.users().find(id).map(user -> details(actor, user)));
    }

    /** Live sessions of the user in this application. */
    public List<SessionInfo> sessionsOf(String userId) {
        return sessions.of(userId);
    }

    /** The latest changes of the user, the latest first. */
    public List<AuditEntry> historyOf(String userId) {
        return trail.about(UserChange.KIND, userId, LATEST);
    }

    /** Whether this takes a fresh proof of identity that is not there. */
    public boolean needsProof(UserAction action, Delivery delivery) {
        return UserChange.isGrave(action, delivery) && !proof.isGiven();
    }

    /**
     * Makes a user, never an administrator: they join such a group afterwards.
     *
     * @throws AuthenticateAgain when the new user's link is to be handed out without a fresh proof of identity
     */
    public CompletableFuture<Done> create(NewUser user) {
        if (user.invite() == Delivery.LINK) {
            proof.require();
        }
        return changes.make(
                UserChange.creation(user),
                actor -> {
                    rules.requireOrdinaryMember(user.groupIds());
                    return directories.users().create(user);
                },
                done -> done.user() == null ? null : done.user().id(),
                UserChange::missing);
    }

    /**
     * Changes what differs between the profile that the administrator saw and the one they want.
     *
     * @param seen the user as they saw it
     */
    public CompletableFuture<User> change(User seen, Profile wanted) {
        var change = seen.profile().changeTo(wanted);
        if (change.isEmpty()) {
            return CompletableFuture.completedFuture(seen);
        }
        return changes.make(
                UserChange.profile(seen, change),
                actor -> directories.users().change(seen.id(), seen.version(), change));
    }

    /** @throws AuthenticateAgain when {@link #needsProof} */
    public CompletableFuture<Done> perform(User seen, UserAction action, Delivery delivery) {
        if (UserChange.isGrave(action, delivery)) {
            proof.require();
        }
        return performed(seen, action, delivery);
    }

    /**
     * The same as a part of something that was approved as a whole.
     *
     * @throws AuthenticateAgain when the approval was given in another session and there is no fresh proof of identity
     */
    public CompletableFuture<Done> perform(Approval approval, User seen, UserAction action, Delivery delivery) {
        return approval.isOf(changes.actor().sessionId())
                ? performed(seen, action, delivery)
                : perform(seen, action, delivery);
    }

    /** @throws AuthenticateAgain without a fresh proof of identity */
    public Approval approve() {
        proof.require();
        return new Approval(changes.actor().sessionId());
    }

    /**
     * Logs a user out of this application and of the provider; the future tells of how many sessions here. When only the
     * first is done, it fails with {@link LoggedOutHereOnly}.
     *
     * @throws AuthenticateAgain without a fresh proof of identity
     */
    public CompletableFuture<Integer> endSessions(User user) {
        return endSessions(null, user);
    }

    /** The same, perhaps as a part of something that was approved as a whole in this session. */
    public CompletableFuture<Integer> endSessions(@Nullable Approval approval, User user) {
        if (approval == null || !approval.isOf(changes.actor().sessionId())) {
            proof.require();
        }
        return changes.make(UserChange.endOfSessions(user), actor -> sessions.endEverywhere(user.id()));
    }

    private UserDetails details(Actor actor, User user) {
        var users = directories.users();
        return new UserDetails(user, users.groupsOf(user.id()), users.actionsFor(user), rules.isSelf(actor, user.id()));
    }

    private CompletableFuture<Done> performed(User seen, UserAction action, Delivery delivery) {
        return changes.make(
                UserChange.action(seen, action, delivery),
                actor -> TAKES_ACCESS.contains(action)
                        ? rules.takingAccess(actor, seen.id(), () -> withoutAccess(seen, action, delivery))
                        : directories.users().perform(seen.id(), action, delivery));
    }

    /**
     * The provider keeps them out from now on, and so does this application; also when nobody knows what it did. Sessions
     * end here first, where the directory would take the action: it tells of the log-out itself, which would be the reason
     * then that people read. Where it refuses nevertheless, the administrator is told that they have ended.
     */
    private Done withoutAccess(User seen, UserAction action, Delivery delivery) {
        String id = seen.id();
        int ended = directories.users().actionsFor(seen).contains(action) ? sessions.endAll(id) : 0;
        try {
            Done done = directories.users().perform(id, action, delivery);
            sessions.endAll(id); // those that began meanwhile
            return done;
        } catch (DirectoryException.Unavailable unknown) {
            sessions.endAll(id);
            throw unknown;
        } catch (DirectoryException refused) {
            if (ended > 0) {
                refused.addSuppressed(new SessionsEnded(ended));
            }
            throw refused;
        }
    }
}
