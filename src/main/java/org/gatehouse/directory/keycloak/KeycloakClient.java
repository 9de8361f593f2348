package org.gatehouse.directory.keycloak;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jboss.resteasy.client.jaxrs.ResteasyClient;
import org.jboss.resteasy.client.jaxrs.ResteasyWebTarget;
import org.jboss.resteasy.client.jaxrs.internal.LocalResteasyProviderFactory;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.admin.client.resource.GroupsResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;

/**
 * The realm's part of the admin API, as the admin client describes it. RESTEasy is set up at the first call, so that the
 * application starts quickly and without Keycloak.
 */
final class KeycloakClient implements AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 2 * 1024 * 1024);

    /** In Keycloak's paths these stand where ids do; dots change the path. */
    private static final Set<String> NOT_AN_ID = Set.of("", ".", "..", "count", "profile");

    /** These have a meaning in paths. */
    private static final String NOT_IN_IDS = "/\\;?#%";

    private static final int LONGEST_ID = 255;

    /** What is asked for. */
    record Realm(UsersResource users, GroupsResource groups, KeycloakSearches searches) {

        /** @throws DirectoryException.NotFound if this cannot be an id */
        UserResource user(String id) {
            return users.get(checked(id));
        }

        /** @throws DirectoryException.NotFound if this cannot be an id */
        GroupResource group(String id) {
            return groups.group(checked(id));
        }

        private static String checked(String id) {
            if (id.length() > LONGEST_ID
                    || NOT_AN_ID.contains(id)
                    || id.chars().anyMatch(c -> NOT_IN_IDS.indexOf(c) >= 0 || Character.isISOControl(c))) {
                throw new DirectoryException.NotFound("Not an id", null);
            }
            return id;
        }
    }

    private final URI address;
    private final KeycloakTransport transport;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable Realm realm;

    KeycloakClient(KeycloakSettings settings) {
        this(settings, LIMITS);
    }

    KeycloakClient(KeycloakSettings settings, BoundedHttp.Limits limits) {
        var http = new BoundedHttp(limits);
        this.address = URI.create(settings.adminUrl());
        this.transport = new KeycloakTransport(http, KeycloakToken.of(settings, http));
    }

    /** @throws DirectoryException for each failure */
    <T> T ask(Function<Realm, @Nullable T> question) {
        T answer;
        // RESTEasy looks its parts up by the thread's class loader, which need not be the one of the application.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KeycloakClient.class.getClassLoader());
        try {
            answer = question.apply(connected());
        } catch (RuntimeException e) {
            throw KeycloakFailures.of(e);
        } finally {
            thread.setContextClassLoader(before);
        }
        if (answer == null) {
            throw new DirectoryException.Unavailable("Keycloak answered nothing", null);
        }
        return answer;
    }

    /** @throws DirectoryException for each failure */
    void tell(Consumer<Realm> order) {
        ask(realm -> {
            order.accept(realm);
            return true;
        });
    }

    /**
     * Calls that follow a change. Whatever makes them fail, throttling too: something was written before.
     *
     * @throws DirectoryException.Unavailable for each failure
     */
    <T> T afterWriting(Supplier<T> rest) {
        try {
            return rest.get();
        } catch (DirectoryException failure) {
            throw new DirectoryException.Unavailable(
                    "Keycloak took the call, but does not tell what came of it: " + failure.getMessage(), failure);
        }
    }

    private Realm connected() {
        Realm known = realm;
        if (known != null) {
            return known;
        }
        connecting.lock();
        try {
            known = realm;
            if (known == null) {
                known = connect(transport, address);
                realm = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    private static Realm connect(KeycloakTransport transport, URI address) {
        ResteasyWebTarget realm = client(transport).target(address);
        return new Realm(
                realm.path("users").proxy(UsersResource.class),
                realm.path("groups").proxy(GroupsResource.class),
                realm.proxy(KeycloakSearches.class));
    }

    /** With nothing but JSON: what RESTEasy would find on the class path by itself is not for us. */
    static ResteasyClient client(KeycloakTransport transport) {
        var providers = new LocalResteasyProviderFactory();
        providers.registerProvider(JacksonProvider.class);
        return new ResteasyClientBuilderImpl()
                .providerFactory(providers)
                .httpEngine(transport)
                .build();
    }

    /** Ends calls under way and frees all connections. */
    @Override
    public void close() {
        transport.close();
    }
}
