package org.gatehouse.builtin.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.gatehouse.testkit.FreePorts;

/** Settings for a server on a free port. */
final class IdentityFixture {

    static final String CLIENT_ID = "gatehouse-test";
    static final String CLIENT_SECRET = "secret with / and ? in it";
    static final String API_TOKEN = "00test-token";
    static final String APPLICATION = "http://localhost:8080";
    static final String CALLBACK_PATH = "/login/oauth2/code/builtin";
    static final String CALLBACK = APPLICATION + CALLBACK_PATH;

    private IdentityFixture() {}

    static String memoryDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID();
    }

    static IdentityServer.Settings settings(String databaseUrl) {
        return settings(freePort(), databaseUrl, "", 0);
    }

    static IdentityServer.Settings settings(int port, String databaseUrl, String databaseUser, int sampleUsers) {
        return settings(port, APPLICATION, databaseUrl, databaseUser, sampleUsers);
    }

    static IdentityServer.Settings settings(
            int port, String application, String databaseUrl, String databaseUser, int sampleUsers) {
        return new IdentityServer.Settings(
                port,
                URI.create(application),
                CLIENT_ID,
                CLIENT_SECRET,
                CALLBACK_PATH,
                LogoutReceiver.PATH,
                "api://default",
                "Admins",
                API_TOKEN,
                databaseUrl,
                databaseUser,
                "",
                Path.of("target"),
                sampleUsers);
    }

    static int freePort() {
        return FreePorts.next();
    }

    /** Starts a server to look at with a browser: {@code IdentityFixture PORT}. */
    public static void main(String[] arguments) throws InterruptedException {
        long begin = System.nanoTime();
        int port = Integer.parseInt(arguments[0]);
        try (IdentityServer server = IdentityServer.start(settings(port, memoryDatabase(), "", 0))) {
            System.getLogger("identity")
                    .log(
                            System.Logger.Level.INFO,
                            "{0} after {1} ms",
                            server.issuer(),
                            String.valueOf((System.nanoTime() - begin) / 1_000_000));
            Thread.currentThread().join();
        }
    }
}
