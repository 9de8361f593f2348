package org.gatehouse.builtin.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A small OpenID Connect provider with sign-up and sign-in pages and the part of Okta's management API that Gatehouse
 * calls. It listens on loopback only and takes nothing from the environment.
 */
public final class IdentityServer implements AutoCloseable {

    static final String ISSUER_PATH = "/oauth2/default";

    /**
     * @param port to listen on, on the loopback address
     * @param applicationUrl where the application is, for example {@code http://localhost:8080}
     * @param redirectPath the application's callback, for example {@code /login/oauth2/code/builtin}
     * @param backChannelLogoutPath where the application takes logout tokens, for example
     *     {@code /logout/connect/back-channel/builtin}
     * @param audience of access tokens
     * @param adminGroup name of the demo administrators' group
     * @param apiToken the SSWS token that opens the management API
     * @param databaseUsername may be empty, and so may the password
     * @param dataDirectory for anything that is kept in files; unused while everything is kept in the database
     * @param sampleUsers how many users to make in an empty store, beside the demo users
     */
    public record Settings(
            int port,
            URI applicationUrl,
            String clientId,
            String clientSecret,
            String redirectPath,
            String backChannelLogoutPath,
            String audience,
            String adminGroup,
            String apiToken,
            String databaseUrl,
            String databaseUsername,
            String databasePassword,
            Path dataDirectory,
            int sampleUsers) {

        String issuer() {
            return orgUrl() + ISSUER_PATH;
        }

        String orgUrl() {
            return "http://localhost:" + port;
        }

        /** The application's address with {@code path} below it. */
        String applicationUrl(String path) {
            String base = applicationUrl.toString();
            return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
        }

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "Settings[port=" + port + ", applicationUrl=" + applicationUrl + "]";
        }
    }

    private final Settings settings;
    private final ConfigurableApplicationContext context;

    private IdentityServer(Settings settings, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /**
     * Returns when the server answers.
     *
     * @throws IllegalStateException with one line for the person who starts it, when the port is taken
     */
    public static IdentityServer start(Settings settings) {
        refuseTakenPort(settings.port());
        return new IdentityServer(settings, IdentityContext.start(settings));
    }

    public String issuer() {
        return settings.issuer();
    }

    public String orgUrl() {
        return settings.orgUrl();
    }

    /** Whether a demo user can still sign in with the password that everybody knows. */
    public boolean demoUsers() {
        return context.getBean(DemoData.class).isOpenToEveryone();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Looked at first, since Spring would answer a taken port with pages of log. */
    private static void refuseTakenPort(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "The built-in identity server cannot start: port " + port
                            + " is in use. Stop what listens there or choose another port.",
                    taken);
        }
    }
}
