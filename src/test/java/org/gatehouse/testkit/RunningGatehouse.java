package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The executable jar in a folder of its own, with a {@code .env} file of little more than its ports: all three contexts,
 * demo users.
 */
public final class RunningGatehouse implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private Process process;
    private final int port = FreePorts.next();
    private final int identityPort = FreePorts.next();

    private RunningGatehouse(String settings) throws IOException {
        folder = Files.createTempDirectory("gatehouse");
        Files.writeString(folder.resolve(".env"), """
                # Read as people write it
                PORT=%d
                BUILTIN_IDENTITY_PORT=%d
                BUILTIN_MESSAGES_PORT=%d
                ADMIN_GROUPS=Admins, Öffentlichkeit
                %s
                """.formatted(port, identityPort, FreePorts.next(), settings));
        process = run();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        awaitClosingLine();
    }

    private Process run() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        // Settings of the machine that runs the tests must not reach the application under test.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        return builder.start();
    }

    /** One for all journeys of a run, ended with the run. */
    public static RunningGatehouse of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(RunningGatehouse.class, type -> with(""), RunningGatehouse.class);
    }

    /** Ends the process without warning, as {@code kill -9} does, and starts it again in the same folder. */
    public void crashAndStart() {
        try {
            process.destroyForcibly().waitFor();
            process = run();
            awaitClosingLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public String home() {
        return "http://localhost:" + port;
    }

    public String identityServer() {
        return "http://localhost:" + identityPort;
    }

    /** Everything that it has printed. */
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

    /** One of the caller's own, with these lines in its {@code .env} besides. */
    public static RunningGatehouse with(String settings) {
        try {
            return new RunningGatehouse(settings);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String jar() throws IOException {
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
