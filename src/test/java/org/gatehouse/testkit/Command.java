package org.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a command that ran to its end. */
public record Command(int status, String out, String err) {

    private static final int PATIENCE_SECONDS = 120;

    /** The main class, with the classes of this test run. */
    public static Command ofClasses(Path folder, String settings, String... arguments) {
        // What the tests bring along, for themselves, is no part of the application.
        String classes = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return run(folder, settings, List.of("-cp", classes, "org.gatehouse.Gatehouse"), arguments);
    }

    /** The packaged application. */
    public static Command ofJar(Path folder, String settings, String... arguments) {
        try {
            return run(folder, settings, List.of("-jar", RunningGatehouse.jar()), arguments);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Command run(Path folder, String settings, List<String> program, String... arguments) {
        try {
            Files.writeString(folder.resolve(".env"), settings);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> line = Stream.of(List.of(java), program, List.of(arguments))
                    .flatMap(List::stream)
                    .toList();
            Path out = Files.createTempFile("command", ".out");
            Path err = Files.createTempFile("command", ".err");
            var builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            // Settings of the machine that runs the tests must not reach what is under test.
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It does not end: " + Files.readString(out));
            }
            return new Command(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
