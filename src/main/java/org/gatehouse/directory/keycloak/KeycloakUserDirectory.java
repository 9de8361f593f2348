package org.gatehouse.directory.keycloak;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** The users of a Keycloak realm. */
final class KeycloakUserDirectory implements UserDirectory {

    private static final int MOST_GROUPS = 1000;

    private final String issuer;
    private final KeycloakClient keycloak;

    KeycloakUserDirectory(String issuer, KeycloakClient keycloak) {
        this.issuer = issuer;
        this.keycloak = keycloak;
    }

    @Override
    public Capabilities capabilities() {
        return KeycloakAbilities.ALL;
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return issuer.equals(this.issuer);
    }

    @Override
    public Page<User> search(UserSearch search, Optional<String> after) {
        var words = new SearchWords(search.text());
        if (!words.canMatch()
                || (search.status() != null && !capabilities().statuses().contains(search.status()))) {
            return new Page<>(List.of(), null);
        }
        var pages = Pages.after(after, search.limit());
        List<UserRepresentation> found =
                search.groupId() == null ? searched(words, search.status(), pages) : members(search.groupId(), pages);
        return pages.of(
                found,
                KeycloakRecords::user,
                user -> words.matches(user) && (search.status() == null || user.status() == search.status()));
    }

    private List<UserRepresentation> searched(SearchWords words, @Nullable UserStatus status, Pages pages) {
        String question = words.isEmpty() ? null : words.question();
        Boolean enabled = status == null ? null : status == UserStatus.ACTIVE;
        return keycloak.ask(realm -> realm.searches().users(question, enabled, pages.first(), pages.max(), true));
    }

    private List<UserRepresentation> members(String groupId, Pages pages) {
        try {
            return keycloak.ask(realm -> realm.group(groupId).members(pages.first(), pages.max(), true));
        } catch (DirectoryException.NotFound nobody) {
            return List.of();
        }
    }

    @Override
    public Optional<User> find(String id) {
        try {
            return Optional.of(present(id));
        } catch (DirectoryException.NotFound nobody) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<User> findByLogin(String login) {
        if (login.isBlank() || !new SearchWords(login).canMatch()) {
            return Optional.empty();
        }
        return keycloak.ask(realm -> realm.users().searchByUsername(login, true)).stream()
                .map(KeycloakRecords::user)
                .filter(user -> user.login().equalsIgnoreCase(login))
                .findFirst();
    }

    @Override
    public List<Group> groupsOf(String id) {
        try {
            return keycloak.ask(realm -> realm.user(id).groups(0, MOST_GROUPS, true)).stream()
                    .map(KeycloakRecords::group)
                    .sorted(Comparator.comparing(Group::name))
                    .toList();
        } catch (DirectoryException.NotFound nobody) {
            return List.of();
        }
    }

    @Override
    public Done create(NewUser user) {
        return new KeycloakInvitation(keycloak, this).of(user);
    }

    /**
     * Keycloak compares no versions itself. It is read just before it is written, and only the attributes in question are
     * written: whoever changes another one in between loses nothing.
     */
    @Override
    public User change(String id, String version, ProfileChange change) {
        KeycloakAbilities.checkKept(change.values());
        if (!present(id).version().equals(version)) {
            throw new DirectoryException.Outdated(null);
        }
        keycloak.tell(realm -> realm.user(id).update(KeycloakRecords.representation(change.values())));
        return keycloak.afterWriting(() -> present(id));
    }

    @Override
    public Set<UserAction> actionsFor(User user) {
        return KeycloakAbilities.actionsFor(user);
    }

    @Override
    public Done perform(String id, UserAction action, Delivery delivery) {
        User user = present(id);
        if (!actionsFor(user).contains(action)) {
            throw new DirectoryException.WrongState(action + " does not go with " + user.status(), null);
        }
        switch (action) {
            case SUSPEND -> enable(id, false);
            case UNSUSPEND -> enable(id, true);
            case RESET_PASSWORD -> {
                return resetPassword(id, delivery);
            }
            case DELETE -> {
                keycloak.tell(realm -> realm.user(id).remove());
                return new Done(null, null);
            }
            default -> throw new DirectoryException.WrongState("Keycloak has no " + action, null);
        }
        return Done.with(keycloak.afterWriting(() -> present(id)));
    }

    private void enable(String id, boolean enabled) {
        var change = new UserRepresentation();
        change.setEnabled(enabled);
        keycloak.tell(realm -> realm.user(id).update(change));
    }

    /** The link first: when it cannot be sent, the old password still lets the user in. */
    private Done resetPassword(String id, Delivery delivery) {
        KeycloakAbilities.checkDelivery(delivery);
        keycloak.tell(realm -> realm.user(id).executeActionsEmail(KeycloakInvitation.CHOOSE_PASSWORD));
        return keycloak.afterWriting(() -> {
            keycloak.tell(realm -> forgetPassword(realm.user(id)));
            return Done.with(present(id));
        });
    }

    private static void forgetPassword(UserResource user) {
        user.credentials().stream()
                .filter(credential -> "password".equals(credential.getType()))
                .forEach(password -> user.removeCredential(password.getId()));
    }

    /** Keycloak also tells the applications that have registered for it, and refuses their refresh tokens from then on. */
    @Override
    public boolean endSessions(String id) {
        try {
            keycloak.tell(realm -> realm.user(id).logout());
            return true;
        } catch (DirectoryException.NotFound nobody) {
            return false;
        }
    }

    User present(String id) {
        return KeycloakRecords.user(keycloak.ask(realm -> realm.user(id).toRepresentation()));
    }
}
