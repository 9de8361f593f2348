package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.types.ListUsersByEmailRequestParameters;
import com.auth0.client.mgmt.types.UserResponseSchema;
import com.auth0.client.mgmt.users.types.AssignUserRolesRequestContent;
import com.auth0.client.mgmt.users.types.ListUserRolesRequestParameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/**
 * Auth0's users. Auth0 knows only whether somebody is blocked: who is, is suspended here, all others are active. New users
 * are made in one database connection; those of other connections are shown and can be kept out, but have no password.
 */
final class Auth0UserDirectory implements UserDirectory {

    private static final int ROLES_AT_ONCE = 100;
    private static final int MOST_ROLES = 1000;

    /** RFC 5321, section 4.5.3.1: 64 signs, the @ and 255 more. */
    private static final int LONGEST_ADDRESS = 320;

    private final Auth0Client client;
    private final Auth0Settings settings;
    private final Accounts accounts;
    private final UserPages pages;

    Auth0UserDirectory(Auth0Client client, Auth0Settings settings) {
        this.client = client;
        this.settings = settings;
        this.accounts = new Accounts(client, settings);
        this.pages = new UserPages(client);
    }

    @Override
    public Capabilities capabilities() {
        return Auth0Capabilities.ALL;
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return settings.reachUsersOf(issuer);
    }

    @Override
    public Page<User> search(UserSearch search, Optional<String> after) {
        return pages.search(search, after);
    }

    @Override
    public Optional<User> find(String id) {
        return accounts.find(id);
    }

    /** Auth0 compares addresses exactly here, and keeps those of its own users in small letters. */
    @Override
    public Optional<User> findByLogin(String login) {
        String small = login.strip().toLowerCase(Locale.ROOT);
        boolean possible = small.indexOf('@') > 0 && small.length() <= LONGEST_ADDRESS;
        return possible ? byEmail(small).or(() -> byEmail(login.strip())) : Optional.empty();
    }

    private Optional<User> byEmail(String email) {
        var request = ListUsersByEmailRequestParameters.builder().email(email).build();
        List<UserResponseSchema> found = client.call(api -> api.users().listUsersByEmail(request));
        // Several connections may have the address: who was made in ours comes first.
        return found.stream()
                .sorted(Comparator.comparing(user -> !isOfOurConnection(user)))
                .map(Auth0Records::user)
                .findFirst();
    }

    private boolean isOfOurConnection(UserResponseSchema user) {
        return user.getIdentities().orElse(List.of()).stream()
                .anyMatch(identity -> identity.getConnection()
                        .filter(settings.connection()::equals)
                        .isPresent());
    }

    /** Roles that a user has by themselves; those that come with an organization or a group of Auth0's are not among them. */
    @Override
    public List<Group> groupsOf(String id) {
        if (accounts.find(id).isEmpty()) {
            return List.of();
        }
        var groups = new ArrayList<Group>();
        for (int page = 0; groups.size() < MOST_ROLES; page++) {
            var request = ListUserRolesRequestParameters.builder()
                    .page(page)
                    .perPage(ROLES_AT_ONCE)
                    .build();
            var roles = client.find(api -> api.users().roles().list(id, request).getItems())
                    .orElse(List.of());
            roles.stream().map(Auth0Records::group).forEach(groups::add);
            if (roles.size() < ROLES_AT_ONCE) {
                break;
            }
        }
        return groups.stream().sorted(Comparator.comparing(Group::name)).toList();
    }

    @Override
    public Done create(NewUser user) {
        if (user.invite() == null) {
            throw new DirectoryException.Rejected("Auth0 cannot keep users staged", Map.of(), null);
        }
        // A mailed link to choose a password shows whose address it is; a second mail would only confuse.
        User made = accounts.create(user.profile(), user.invite() == Delivery.LINK);
        try {
            assignRoles(user, made);
            return new Done(made, accounts.passwordLink(made, user.invite()));
        } catch (DirectoryException failure) {
            return new Done(made, null, failure);
        }
    }

    private void assignRoles(NewUser user, User made) {
        if (!user.groupIds().isEmpty()) {
            var roles = AssignUserRolesRequestContent.builder()
                    .roles(List.copyOf(user.groupIds()))
                    .build();
            client.run(api -> api.users().roles().assign(made.id(), roles));
        }
    }

    /** Compares right before the write: Auth0 itself would not notice who was faster. */
    @Override
    public User change(String id, String version, ProfileChange change) {
        User user = accounts.read(id);
        if (!user.version().equals(version)) {
            throw new DirectoryException.Outdated(null);
        }
        if (change.isEmpty()) {
            return user;
        }
        accounts.change(user, change);
        return client.afterWriting(() -> accounts.read(id));
    }

    /** Auth0 does not say with a user whether too many wrong passwords have locked them out: unlocking is always there. */
    @Override
    public Set<UserAction> actionsFor(User user) {
        if (user.changing()) {
            return EnumSet.noneOf(UserAction.class);
        }
        return switch (user.status()) {
            case ACTIVE ->
                Accounts.hasPassword(user.id())
                        ? EnumSet.of(
                                UserAction.SUSPEND, UserAction.UNLOCK, UserAction.RESET_PASSWORD, UserAction.DELETE)
                        : EnumSet.of(UserAction.SUSPEND, UserAction.DELETE);
            case SUSPENDED -> EnumSet.of(UserAction.UNSUSPEND, UserAction.DELETE);
            default -> EnumSet.noneOf(UserAction.class);
        };
    }

    @Override
    public Done perform(String id, UserAction action, Delivery delivery) {
        User user = accounts.read(id);
        if (!actionsFor(user).contains(action)) {
            throw new DirectoryException.WrongState(action + " does not go with " + user.status(), null);
        }
        switch (action) {
            case SUSPEND -> accounts.block(id, true);
            case UNSUSPEND -> accounts.block(id, false);
            case UNLOCK -> client.run(api -> api.userBlocks().delete(id));
            case RESET_PASSWORD -> {
                return resetPassword(user, delivery);
            }
            case DELETE -> {
                client.run(api -> api.users().delete(id));
                return new Done(null, null);
            }
            default -> throw new DirectoryException.WrongState("Auth0 has no " + action, null);
        }
        return Done.with(client.afterWriting(() -> accounts.read(id)));
    }

    /** Without the old password, a link that is there must get to the administrator, whatever fails then. */
    private Done resetPassword(User user, Delivery delivery) {
        accounts.forgetPassword(user, delivery);
        return client.afterWriting(() -> {
            URI link = accounts.passwordLink(user, delivery);
            return new Done(accounts.readBack(user), link);
        });
    }

    @Override
    public boolean endSessions(String id) {
        return accounts.find(id).isPresent()
                && client.find(api -> {
                            api.users().sessions().delete(id);
                            return true;
                        })
                        .isPresent();
    }
}
