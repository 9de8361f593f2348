package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.client.jaxrs.engines.URLConnectionEngine;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmsResource;

/**
 * The real Keycloak that the Maven profile {@code keycloak} unpacks, with an empty database, on free loopback ports. There
 * is one for all tests of a run; it ends with them.
 */
public final class Keycloak {

    /** A client whose service account administers all realms. */
    public static final String ADMIN = "admin-of-tests";

    /** Its secret. */
    public static final String SECRET = "known-to-tests-only";

    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("gatehouse.patience", 3));

    private static final class Holder {
        static final Keycloak RUNNING = new Keycloak();
    }

    private final int port = FreePorts.next();
    private final Path folder;
    private Process process;

    private Keycloak() {
        try {
            folder = Files.createTempDirectory("keycloak");
            process = launch();
            awaitStart();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Keycloak running() {
        return Holder.RUNNING;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /** Its admin API, as Keycloak's own client has it. */
    public RealmsResource realms() {
        return KeycloakBuilder.builder()
                .serverUrl(url())
                .realm("master")
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(ADMIN)
                .clientSecret(SECRET)
                .resteasyClient(new ResteasyClientBuilderImpl()
                        .httpEngine(new URLConnectionEngine())
                        .register(JacksonProvider.class)
                        .build())
                .build()
                .realms();
    }

    /** Ends it in good order; what it knows stays. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Keycloak does not end:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts it again on the same port. */
    public void startAgain() {
        try {
            process = launch();
            awaitStart();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Process launch() throws IOException {
        var home = Path.of(System.getProperty("keycloak.home", "target/keycloak"));
        // Keycloak rebuilds itself at its first start; ended in the middle of that, it never starts again.
        if (!Files.exists(home.resolve("lib/quarkus/quarkus-application.dat"))) {
            throw new IllegalStateException("No whole Keycloak in " + home + ": run ./mvnw -P keycloak clean verify");
        }
        var builder = new ProcessBuilder(List.of(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-file",
                        "--db-url=jdbc:h2:file:" + folder.resolve("database")
                                + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                        "--cache=local",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--http-management-port=" + FreePorts.next()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // It starts once and serves little, so that compiling it well costs more than it gains.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", SECRET);
        Process launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(launched)));
        return launched;
    }

    private static void end(Process launched) {
        // The script may have become a shell around the server.
        launched.descendants().forEach(ProcessHandle::destroyForcibly);
        launched.destroyForcibly();
    }

    private void awaitStart() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!log().contains("Listening on:")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                end(process);
                throw new IllegalStateException("Keycloak does not start:\n" + log());
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
