package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.builtin.identity.IdentityServer;
import org.gatehouse.session.SecurityContexts;
import org.gatehouse.settings.PublicAddress;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The application in the process of the tests, with all that is on their class path, on free ports, against a built-in
 * identity server. Tests that ask for it share one, and may be followed with a debugger.
 */
public final class SiteHere implements Site {

    private static final String API_TOKEN = "00token-of-the-tests";

    private final String home;
    private final String identityServer;

    private SiteHere(String home, String identityServer) {
        this.home = home;
        this.identityServer = identityServer;
    }

    /** The one that the test's annotations have started. */
    public static SiteHere of(ExtensionContext test) {
        ApplicationContext application = SpringExtension.getApplicationContext(test);
        return new SiteHere(
                application.getBean(PublicAddress.class).baseUrl(),
                application.getEnvironment().getRequiredProperty("OKTA_ORG_URL"));
    }

    @Override
    public String home() {
        return home;
    }

    @Override
    public String identityServer() {
        return identityServer;
    }

    /** Nothing: it prints where the tests print. */
    @Override
    public String log() {
        return "";
    }

    /** Makes somebody at the identity server who can log in with {@link IdentityPeople#PASSWORD}; returns the e-mail address. */
    public String member(SignedInAs who) {
        return new IdentityPeople(identityServer, API_TOKEN).add(who.firstName(), who.groups());
    }

    /** Starts the identity server before the application, and points the application at it. */
    public static final class Start implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext application) {
            SecurityContexts.settle(); // as the main class does: the two share what is static
            int port = FreePorts.next();
            var settings = new IdentityServer.Settings(
                    FreePorts.next(),
                    URI.create("http://localhost:" + port),
                    "gatehouse",
                    UUID.randomUUID().toString(),
                    "/login/oauth2/code/builtin",
                    "/logout/connect/back-channel/builtin",
                    "api://default",
                    "Admins",
                    API_TOKEN,
                    "jdbc:h2:mem:" + UUID.randomUUID(),
                    "",
                    "",
                    temporary(),
                    0);
            IdentityServer server = IdentityServer.start(settings);
            application.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent closed
                        && closed.getApplicationContext().equals(application)) {
                    server.close();
                }
            });
            application
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("site", properties(port, settings, server)));
        }

        private static Map<String, Object> properties(
                int port, IdentityServer.Settings settings, IdentityServer server) {
            return Map.of(
                    "PORT", port,
                    "IDENTITY_PROVIDER", "builtin",
                    "OIDC_ISSUER", server.issuer(),
                    "OIDC_CLIENT_ID", settings.clientId(),
                    "OIDC_CLIENT_SECRET", settings.clientSecret(),
                    "OKTA_ORG_URL", server.orgUrl(),
                    "OKTA_API_TOKEN", API_TOKEN,
                    "API_AUDIENCE", settings.audience(),
                    "ADMIN_GROUPS", settings.adminGroup());
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("identity");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
