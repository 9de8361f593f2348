package org.gatehouse.builtin;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.builtin.identity.IdentityServer;
import org.gatehouse.builtin.messages.MessageApi;
import org.gatehouse.database.DataFolder;
import org.gatehouse.database.Database;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the built-in servers that no setting replaces, beside the application and while it starts, and points the
 * application at them through the same settings that would name an outside provider.
 */
public final class BuiltInServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String DEFAULT_AUDIENCE = "api://default";

    private @Nullable CompletableFuture<IdentityServer> identity;
    private @Nullable CompletableFuture<MessageApi> messages;

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        ConfigurableEnvironment environment = application.getEnvironment();
        Map<String, Object> pointers = new HashMap<>();
        environment.getPropertySources().addFirst(new MapPropertySource("builtInServers", pointers));
        if (isUnset(environment, "OIDC_ISSUER") && isUnset(environment, "IDENTITY_PROVIDER")) {
            startIdentity(environment, pointers);
        }
        if (isUnset(environment, "API_SERVER_URL")) {
            startMessages(environment, pointers);
        }
    }

    /**
     * Waits until everything that was started answers.
     *
     * @throws CannotStart if one does not
     */
    public void awaitStart() {
        try {
            if (identity != null) {
                identity.join();
            }
            if (messages != null) {
                messages.join();
            }
        } catch (CompletionException failed) {
            throw new CannotStart(failed);
        }
    }

    /** Whether people can log in with the demo users' known password. */
    public boolean haveDemoUsers() {
        return identity != null && identity.join().demoUsers();
    }

    private void startIdentity(ConfigurableEnvironment environment, Map<String, Object> pointers) {
        // Before the database makes it: what lies in it is for the owner alone.
        DataFolder.DATA.make();
        var builtIn = bound(environment, BuiltInSettings.class);
        var database = bound(environment, DatabaseSettings.class);
        String orgUrl = "http://localhost:" + builtIn.identityPort();
        String apiToken = isUnset(environment, "OKTA_API_TOKEN")
                ? DataFolder.DATA.secret("okta-api-token", "OKTA_API_TOKEN")
                : environment.getRequiredProperty("OKTA_API_TOKEN");
        var settings = new IdentityServer.Settings(
                builtIn.identityPort(),
                URI.create(bound(environment, PublicAddress.class).baseUrl()),
                "gatehouse",
                DataFolder.newSecret(),
                "/login/oauth2/code/builtin",
                "/logout/connect/back-channel/builtin",
                audience(environment),
                adminGroup(environment),
                apiToken,
                database.jdbcUrl(),
                database.username(),
                database.password(),
                DataFolder.DATA.path(),
                builtIn.sampleUsers());
        pointers.put("IDENTITY_PROVIDER", "builtin");
        pointers.put("OIDC_ISSUER", orgUrl + "/oauth2/default");
        pointers.put("OIDC_CLIENT_ID", settings.clientId());
        pointers.put("OIDC_CLIENT_SECRET", settings.clientSecret());
        pointers.put("OIDC_PRIVATE_KEY", "");
        pointers.put("OIDC_PRIVATE_KEY_ID", "");
        pointers.put("API_AUDIENCE", settings.audience());
        if (isUnset(environment, "OKTA_ORG_URL")) {
            pointers.put("OKTA_ORG_URL", orgUrl);
            pointers.put("OKTA_API_TOKEN", apiToken);
        }
        identity = inBackground("identity-server", () -> startOn(database, settings));
    }

    private void startMessages(ConfigurableEnvironment environment, Map<String, Object> pointers) {
        int port = bound(environment, BuiltInSettings.class).messagesPort();
        var settings = new MessageApi.Settings(
                port,
                environment.getProperty("OIDC_ISSUER", ""),
                audience(environment),
                environment.getRequiredProperty("gatehouse.sign-in.provider.groups-claim"),
                bound(environment, AccessSettings.class).adminGroups());
        pointers.put("API_SERVER_URL", "http://localhost:" + port);
        messages = inBackground("message-api", () -> MessageApi.start(settings));
    }

    /** Says in one line what is wrong with the database, of which the server itself knows no setting. */
    private static IdentityServer startOn(DatabaseSettings database, IdentityServer.Settings settings) {
        try (Connection held = database.connect()) {
            held.setAutoCommit(true); // open until the server has its own: a database in memory lives as long as one is
            Database.bringUpToDate(database);
            return IdentityServer.start(settings);
        } catch (SQLException failed) {
            throw new IllegalStateException("The database was lost while the identity server started", failed);
        }
    }

    private static String audience(ConfigurableEnvironment environment) {
        return isUnset(environment, "API_AUDIENCE")
                ? DEFAULT_AUDIENCE
                : environment.getRequiredProperty("API_AUDIENCE");
    }

    private static String adminGroup(ConfigurableEnvironment environment) {
        return bound(environment, AccessSettings.class).adminGroups().iterator().next();
    }

    /** A thread of its own: those of the common pool have another class loader in the executable jar. */
    private static <T> CompletableFuture<T> inBackground(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, task -> new Thread(task, name + "-start").start());
    }

    private static <T> T bound(ConfigurableEnvironment environment, Class<T> settings) {
        String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
        return Binder.get(environment).bind(prefix, settings).get();
    }

    /** A built-in server did not start. */
    public static final class CannotStart extends RuntimeException {

        private CannotStart(CompletionException failed) {
            super(failed.getCause());
        }

        public Throwable reason() {
            return Objects.requireNonNullElse(getCause(), this);
        }
    }

    private static boolean isUnset(ConfigurableEnvironment environment, String key) {
        return environment.getProperty(key, "").isBlank();
    }
}
