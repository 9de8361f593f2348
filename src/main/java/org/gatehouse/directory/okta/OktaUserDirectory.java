package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserSessionsApi;
import com.okta.sdk.resource.model.UpdateUserRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Okta's users. Where Okta also takes a login, only an id is passed on: a login may pass to somebody else. */
final class OktaUserDirectory implements UserDirectory {

    private static final Page<User> NOBODY = new Page<>(List.of(), null);

    private final OktaCalls calls;
    private final Capabilities capabilities;
    private final OktaMembers members;
    private final OktaCreation creation;

    OktaUserDirectory(OktaCalls calls, Capabilities capabilities) {
        this.calls = calls;
        this.capabilities = capabilities;
        this.members = new OktaMembers(calls);
        this.creation = new OktaCreation(calls, this::findByLogin);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return calls.reachUsersOf(issuer);
    }

    @Override
    public Page<User> search(UserSearch search, Optional<String> after) {
        if (!OktaExpression.canMatch(search.text()) || search.status() == UserStatus.UNKNOWN) {
            return NOBODY;
        }
        String groupId = search.groupId();
        if (groupId != null) {
            return searchInGroup(groupId, search, after);
        }
        return new OktaSearch(calls, search).page(after);
    }

    private Page<User> searchInGroup(String groupId, UserSearch search, Optional<String> after) {
        if (!OktaIds.isId(groupId)) {
            return NOBODY;
        }
        try {
            return search.text().isEmpty() && search.status() == null
                    ? members.page(groupId, search.limit(), after)
                    : members.search(groupId, search, after);
        } catch (DirectoryException.NotFound deletedMeanwhile) {
            return NOBODY;
        }
    }

    @Override
    public Optional<User> find(String id) {
        return tagged(id).map(OktaRecords::user);
    }

    private Optional<OktaClient.TaggedUser> tagged(String id) {
        return OktaIds.isId(id)
                ? calls.lookUp(client -> client.taggedUser(id)).filter(user -> id.equals(OktaRecords.idOf(user)))
                : Optional.empty();
    }

    /** By path, which finds the deactivated too, where a path can hold the login; else by Okta's filter. */
    @Override
    public Optional<User> findByLogin(String login) {
        if (login.isBlank() || !OktaExpression.canMatch(login)) {
            return Optional.empty();
        }
        Optional<User> found = OktaIds.isLoginForPath(login)
                ? calls.lookUp(client -> client.taggedUser(login)).map(OktaRecords::user)
                : calls
                        .list(client -> new UserApi(client)
                                .listUsers(null, null, null, 2, OktaExpression.login(login), null, null, null))
                        .stream()
                        .map(OktaRecords::user)
                        .findFirst();
        // Okta also takes an id, or the part of a login before the @.
        return found.filter(user -> user.login().equalsIgnoreCase(login));
    }

    @Override
    public List<Group> groupsOf(String id) {
        return find(id).isPresent() ? members.groupsOf(id) : List.of();
    }

    @Override
    public Done create(NewUser user) {
        User made = creation.create(user);
        Delivery invite = user.invite();
        if (invite == null) {
            return Done.with(readBack(made));
        }
        try {
            Optional<URI> link =
                    calls.act(client -> OktaLifecycle.perform(client, made.id(), UserAction.ACTIVATE, invite));
            return new Done(readBack(made), link.orElse(null));
        } catch (DirectoryException failure) {
            return new Done(readBack(made), null, failure);
        }
    }

    /**
     * The version is {@code lastUpdated}, since lists have no ETag. It is compared with a fresh copy of the user, and the
     * ETag of that copy goes with the change, so that nothing can come between where Okta heeds {@code If-Match}.
     */
    @Override
    public User change(String id, String version, ProfileChange change) {
        OktaClient.TaggedUser before = tagged(id).orElseThrow(() -> unknown(id));
        if (!OktaRecords.user(before).version().equals(version)) {
            throw new DirectoryException.Outdated(null);
        }
        var request = new UpdateUserRequest().profile(OktaProfile.of(change));
        String tag = before.tag();
        Map<String, String> headers = tag == null ? Map.of() : Map.of("If-Match", tag);
        User answer =
                calls.write(client -> OktaRecords.user(new UserApi(client).updateUser(id, request, null, headers)));
        return readBack(answer);
    }

    @Override
    public Map<Attribute, String> problems(Map<Attribute, String> values) {
        boolean builtIn = capabilities.equals(OktaAbilities.BUILT_IN);
        return (builtIn ? OktaValues.BUILT_IN : OktaValues.OKTA).problems(values);
    }

    @Override
    public Set<UserAction> actionsFor(User user) {
        return OktaLifecycle.actionsFor(user);
    }

    @Override
    public Done perform(String id, UserAction action, Delivery delivery) {
        User before = find(id).orElseThrow(() -> unknown(id));
        if (!actionsFor(before).contains(action)) {
            throw new DirectoryException.WrongState(action + " does not go with " + before.status(), null);
        }
        Optional<URI> link = calls.act(client -> OktaLifecycle.perform(client, id, action, delivery));
        return new Done(action == UserAction.DELETE ? gone(id) : after(id), link.orElse(null));
    }

    /** Okta deletes the deactivated only; whom somebody activated meanwhile, it has just deactivated once more. */
    private @Nullable User gone(String id) {
        if (outcome(id).isPresent()) {
            throw new DirectoryException.WrongState("The user had been activated meanwhile", null);
        }
        return null;
    }

    private User after(String id) {
        return outcome(id).orElseThrow(() -> unknown(id));
    }

    /** Whatever makes the reading fail, throttling too: something was written before. */
    private Optional<User> outcome(String id) {
        try {
            return find(id);
        } catch (DirectoryException failure) {
            throw new DirectoryException.Unavailable("Okta took the call, but does not tell what came of it", failure);
        }
    }

    /** Okta's answer to a write has it all, in case that the user cannot be read now. */
    private User readBack(User answer) {
        try {
            return find(answer.id()).orElse(answer);
        } catch (DirectoryException failure) {
            return answer;
        }
    }

    @Override
    public boolean endSessions(String id) {
        if (find(id).isEmpty()) {
            return false;
        }
        try {
            calls.actRepeatably(client -> new UserSessionsApi(client).revokeUserSessions(id, false));
            return true;
        } catch (DirectoryException.NotFound deletedMeanwhile) {
            return false;
        }
    }

    private static DirectoryException unknown(String id) {
        return new DirectoryException.NotFound("Okta has no user " + id, null);
    }
}
