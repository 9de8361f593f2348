package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserResourcesApi;
import com.okta.sdk.resource.api.UserSessionsApi;
import com.okta.sdk.resource.client.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;

/** Okta's users. The client is built at the first call, so that the application starts quickly and without Okta. */
final class OktaUserDirectory implements UserDirectory, AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 2 * 1024 * 1024);

    /** In Okta's paths, {@code me} is the owner of the token, and dots change the path. */
    private static final Set<String> NOT_AN_ID = Set.of("", "me", ".", "..");

    private static final int MOST_GROUPS = 200;

    private final OktaSettings settings;
    private final BoundedHttp http;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable OktaClient client;

    OktaUserDirectory(OktaSettings settings) {
        this(settings, LIMITS);
    }

    OktaUserDirectory(OktaSettings settings, BoundedHttp.Limits limits) {
        this.settings = settings;
        this.http = new BoundedHttp(limits);
    }

    @Override
    public Optional<User> find(String id) {
        return call(id, client -> new UserApi(client).getUser(id, null, null))
                .map(OktaRecords::user)
                // Okta also finds people by their login, which is no identity: it may pass to somebody else.
                .filter(user -> user.id().equals(id));
    }

    @Override
    public List<Group> groupsOf(String id) {
        return call(id, client -> new UserResourcesApi(client).listUserGroups(id))
                .map(groups -> groups.stream()
                        .limit(MOST_GROUPS)
                        .map(OktaRecords::group)
                        .toList())
                .orElse(List.of());
    }

    /** Okta's issuers are the organization itself and its authorization servers, which lie below it. */
    @Override
    public boolean holdsUsersOf(String issuer) {
        return issuer.equals(settings.orgUrl()) || issuer.startsWith(settings.orgUrl() + "/oauth2/");
    }

    @Override
    public org.gatehouse.directory.Capabilities capabilities() {
        throw new UnsupportedOperationException();
    }

    @Override
    public org.gatehouse.directory.Page<User> search(
            org.gatehouse.directory.UserSearch search, Optional<String> after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<User> findByLogin(String login) {
        throw new UnsupportedOperationException();
    }

    @Override
    public org.gatehouse.directory.Done create(org.gatehouse.directory.NewUser user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public User change(String id, String version, org.gatehouse.directory.ProfileChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<org.gatehouse.directory.UserAction> actionsFor(User user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public org.gatehouse.directory.Done perform(
            String id, org.gatehouse.directory.UserAction action, org.gatehouse.directory.Delivery delivery) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean endSessions(String id) {
        // Okta also takes a login here: only an id that it calls an id itself may have its sessions ended.
        return find(id).isPresent() && call(id, client -> ended(client, id)).isPresent();
    }

    /** Okta answers with nothing. */
    private static Boolean ended(OktaClient client, String id) {
        new UserSessionsApi(client).revokeUserSessions(id, false);
        return true;
    }

    /** @return Okta's answer; empty when it knows no such user */
    private <T> Optional<T> call(String id, Function<OktaClient, @Nullable T> question) {
        if (NOT_AN_ID.contains(id) || id.chars().anyMatch(c -> c == '/' || Character.isISOControl(c))) {
            return Optional.empty();
        }
        try {
            return Optional.of(answered(question));
        } catch (ApiException e) {
            if (e.getCode() == 404) {
                return Optional.empty();
            }
            throw OktaFailures.of(e);
        } catch (RuntimeException e) {
            throw OktaFailures.of(e);
        }
    }

    private <T> T answered(Function<OktaClient, @Nullable T> question) {
        OktaClient okta = connected();
        T answer;
        try {
            answer = question.apply(okta);
        } catch (ApiException e) {
            if (e.getCode() != 401 || !(okta.getAuthentication("oauth2") instanceof ServiceToken token)) {
                throw e;
            }
            token.forget(); // revoked before its time: one new token, one more try
            answer = question.apply(okta);
        }
        if (answer == null) {
            throw new DirectoryException.Unavailable("Okta answered nothing", null);
        }
        return answer;
    }

    private OktaClient connected() {
        OktaClient known = client;
        if (known != null) {
            return known;
        }
        connecting.lock();
        try {
            known = client;
            if (known == null) {
                known = OktaClient.connect(settings, http);
                client = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    /** Ends calls under way and frees all connections. */
    @Override
    public void close() {
        http.close();
    }
}
