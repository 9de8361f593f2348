package org.gatehouse.requests;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Pages;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.audit.Actor;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.requests.Turns.Turn;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Everybody's requests, for administrators. To approve one is to add its person to a group that opens the page, by the
 * rules of {@link GroupAdministration}; whoever asks cannot also decide.
 */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class RequestAdministration {

    private static final int MOST_GROUPS = 50;

    private final RequestStore store;
    private final Settlement settlement;
    private final Pages pages;
    private final Grants grants;
    private final UserAdministration users;
    private final GroupAdministration groups;
    private final Turns turns;
    private final CurrentUser currentUser;

    RequestAdministration(
            RequestStore store,
            Settlement settlement,
            Pages pages,
            Grants grants,
            UserAdministration users,
            GroupAdministration groups,
            Turns turns,
            CurrentUser currentUser) {
        this.store = store;
        this.settlement = settlement;
        this.pages = pages;
        this.grants = grants;
        this.users = users;
        this.groups = groups;
        this.turns = turns;
        this.currentUser = currentUser;
    }

    /** Settles what needs no decision any more, as far as that is known without asking the directory. */
    public void settle() {
        settlement.settleAll();
    }

    /** @param state null for all: then those that wait come first */
    public List<AccessRequest> page(@Nullable RequestState state, int offset, int most) {
        return store.page(state, offset, most);
    }

    /** @param state null for all */
    public int count(@Nullable RequestState state) {
        return store.count(state);
    }

    /** Empty when there is none. */
    public Optional<AccessRequest> find(long id) {
        return store.find(id).map(settlement::settled);
    }

    /** Whether it is the administrator's own. */
    public boolean isMine(AccessRequest request) {
        var me = me().user();
        return me.issuer().equals(request.issuer()) && me.subject().equals(request.subject());
    }

    /** Whether there is another administrator, who could decide about one's own; fails as the directory does. */
    public CompletableFuture<Boolean> canAnotherDecide() {
        return groups.isThereAnotherAdministrator();
    }

    /** The groups that would open the page now; empty when it is gone or closed to all. */
    public List<String> openers(AccessRequest request) {
        return pages.byRoute(request.route()).map(grants::openers).stream()
                .flatMap(names -> new TreeSet<>(names).stream())
                .limit(MOST_GROUPS)
                .toList();
    }

    /** Asks the directory about the person and the groups of a request; its failures are a {@link DirectoryException}. */
    public CompletableFuture<Situation> situation(AccessRequest request) {
        if (!grants.reach(request.issuer())) {
            return CompletableFuture.completedFuture(new Situation(Optional.empty(), List.of(), openers(request)));
        }
        List<String> names = openers(request);
        var found = names.stream().map(groups::findByName).toList();
        CompletableFuture<Optional<UserDetails>> person = users.details(request.subject());
        return CompletableFuture.allOf(found.toArray(CompletableFuture[]::new)).thenCombine(person, (all, details) -> {
            List<Group> usable = found.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .filter(group -> group.kind() == GroupKind.EDITABLE)
                    .toList();
            List<String> usableNames = usable.stream().map(Group::name).toList();
            return new Situation(
                    details,
                    usable,
                    names.stream().filter(name -> !usableNames.contains(name)).toList());
        });
    }

    /** The request as it is now that the directory has told about its person: settled, if nobody has to decide any more. */
    public AccessRequest known(AccessRequest request, Situation situation) {
        return settlement.settled(request, situation);
    }

    /**
     * Adds the person to a group. The future fails as that of {@link GroupAdministration#add(Group, User)}, and then the
     * request waits on.
     *
     * @param words for the person; may be empty
     * @throws CannotDecide when another administrator was faster
     * @throws AuthenticateAgain when the group makes administrators and there is no fresh proof of identity
     */
    public CompletableFuture<AccessRequest> approve(AccessRequest request, User user, Group group, String words) {
        requireOther(request);
        if (!user.id().equals(request.subject())
                || !grants.reach(request.issuer())
                || !openers(request).contains(group.name())) {
            throw CannotDecide.groupOpensNothing();
        }
        var decided = new Decided(RequestState.APPROVED, me().user().name(), group.name(), words);
        Turn turn = turns.begin(request, Actor.of(me()), decided);
        CompletableFuture<Boolean> adding;
        try {
            adding = groups.add(group, user);
        } catch (RuntimeException refused) {
            turn.fail(refused);
            throw refused;
        }
        return adding.handle((added, failure) -> {
            if (failure != null) {
                Throwable cause = DirectoryCalls.cause(failure);
                turn.fail(cause);
                throw new CompletionException(cause);
            }
            return turn.end();
        });
    }

    /**
     * @param words for the person; may be empty
     * @throws CannotDecide when another administrator was faster
     */
    public AccessRequest decline(AccessRequest request, String words) {
        requireOther(request);
        var decided = new Decided(RequestState.DECLINED, me().user().name(), null, words);
        return turns.begin(request, Actor.of(me()), decided).end();
    }

    private void requireOther(AccessRequest request) {
        if (isMine(request)) {
            throw CannotDecide.own();
        }
    }

    private SignedIn me() {
        return currentUser
                .signIn()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }
}
