package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The executable jar in a folder of its own, with a {@code .env} file of little more than its ports: all three contexts,
 * demo users.
 */
public final class RunningGatehouse implements Site, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("gatehouse.patience", 2));

    private final Path folder;
    private final int port = FreePorts.next();
    private final int identityPort = FreePorts.next();
    private Process process;

    private RunningGatehouse(String settings) throws IOException {
        folder = Files.createTempDirectory("gatehouse");
        Files.writeString(folder.resolve(".env"), """
                # Read as people write it
                PORT=%d
                BUILTIN_IDENTITY_PORT=%d
                BUILTIN_MESSAGES_PORT=%d
                ADMIN_GROUPS=Admins, Öffentlichkeit
                """.formatted(port, identityPort, FreePorts.next()) + settings);
        process = launch();
        awaitClosingLine();
    }

    /** One of its own, to be stopped by the test. */
    public static RunningGatehouse with(String settings) {
        try {
            return new RunningGatehouse(settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Like {@code kill -9}: nothing is said good-bye to, nothing is written any more. */
    public void crash() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Like a deploy: SIGTERM, then wait until it has ended in good order. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Starts it again in the same folder on the same ports. */
    public void startAgain() {
        try {
            process = launch();
            awaitClosingLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        // Settings of the machine that runs the tests must not reach the application under test.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        Process launched = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::destroy));
        return launched;
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Gatehouse does not end:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** One for all journeys of a run, ended with the run. */
    public static RunningGatehouse of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningGatehouse.class, type -> with(""), RunningGatehouse.class);
    }

    /** Its process, until it is started again. */
    public long pid() {
        return process.pid();
    }

    @Override
    public String home() {
        return "http://localhost:" + port;
    }

    @Override
    public String identityServer() {
        return "http://localhost:" + identityPort;
    }

    @Override
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    static String jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("gatehouse-.*\\.jar"))
                    .map(file -> file.toAbsolutePath().toString())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No target/gatehouse-*.jar: run ./mvnw package"));
        }
    }

    private void awaitClosingLine() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!log().contains("Gatehouse is ready")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroy();
                throw new IllegalStateException("Gatehouse does not start:\n" + log());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
