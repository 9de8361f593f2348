package org.gatehouse.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A machine on which {@code ./mvnw} finds just the programs that a test puts there; they tell how they were called. */
final class Machine {

    private static final List<String> BASIC = List.of(
            "sh", "dirname", "sed", "grep", "sort", "head", "tr", "mktemp", "mkdir", "rm", "mv", "sleep", "cat",
            "find");

    private final Path root;
    private final Path bin;
    private final Path npmCalls;
    private final Map<String, String> environment = new TreeMap<>();

    Machine(Path root) throws IOException {
        this.root = root;
        this.bin = Files.createDirectories(root.resolve("bin"));
        this.npmCalls = root.resolve("npm-calls");
        for (String program : BASIC) {
            program(bin.resolve(program), "exec " + installed(program) + " \"$@\"");
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", root.resolve("home").toString());
        environment.put("GATEHOUSE_JDKS", root.resolve("jdks") + ":/nowhere");
    }

    /** Puts a JDK where JDKs are looked for, and returns its home. */
    Path jdk(int version) throws IOException {
        Path home = root.resolve("jdks/jdk-" + version);
        program(home.resolve("bin/javac"), "");
        program(
                home.resolve("bin/java"),
                "echo '    java.home = " + home + "'",
                "echo '    java.specification.version = " + version + "'");
        return home;
    }

    void javaOnPath(Path jdk) throws IOException {
        program(bin.resolve("java"), "exec " + jdk.resolve("bin/java") + " \"$@\"");
    }

    void javaHome(Path jdk) {
        environment.put("JAVA_HOME", jdk.toString());
    }

    /** Puts a Node on the PATH, with npm where Node's own installer puts it. */
    void node(String version) throws IOException {
        program(root.resolve("node/bin/node"), "echo " + version);
        program(root.resolve("node/lib/node_modules/npm/bin/npm-cli.js"));
        environment.compute("PATH", (name, path) -> root.resolve("node/bin") + ":" + path);
    }

    /** Puts an npm on the PATH that notes its arguments and installs a Node 24, not quite at once. */
    void npm() throws IOException {
        program(
                bin.resolve("npm"),
                "echo \"$*\" >> " + npmCalls,
                "while [ \"$1\" != --prefix ]; do shift; done",
                "sleep 0.3",
                "mkdir -p \"$2/bin\" \"$2/lib/node_modules/npm/bin\"",
                "cat " + bin.resolve("npm-node") + " > \"$2/bin/node\"",
                installed("chmod") + " 755 \"$2/bin/node\"",
                ": > \"$2/lib/node_modules/npm/bin/npm-cli.js\"");
        program(bin.resolve("npm-node"), "echo v24.9.9");
    }

    void npmThatFails() throws IOException {
        program(bin.resolve("npm"), "echo 'npm error network' >&2", "exit 1");
    }

    /** Puts a Maven on the PATH that tells its environment and its arguments, one a line. */
    void maven() throws IOException {
        program(
                bin.resolve("mvn"),
                "echo \"JAVA_HOME=$JAVA_HOME\"",
                "echo \"node=$(node --version 2>/dev/null)\"",
                "for argument in \"$@\"; do echo \"[$argument]\"; done",
                "exit 7");
    }

    List<String> npmCalls() throws IOException {
        return Files.exists(npmCalls) ? Files.readAllLines(npmCalls) : List.of();
    }

    /** Names of what lies in the cache folder. */
    List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("home/.cache/gatehouse"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Calls {@code ./mvnw} from another folder and waits for its end. */
    Run mvnw(String... arguments) {
        return run(Path.of("mvnw").toAbsolutePath(), arguments);
    }

    /** The same in another project, which gets the script. */
    Run mvnwOf(Path project, String... arguments) throws IOException {
        Path script = project.resolve("mvnw");
        Files.copy(Path.of("mvnw"), script, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        return run(script, arguments);
    }

    private Run run(Path script, String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(root, "out", "");
            Path err = Files.createTempFile(root, "err", "");
            var builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("./mvnw does not end");
            }
            return new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came of one call of {@code ./mvnw}. */
    record Run(int exit, List<String> out, List<String> err) {}

    private static void program(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!" + installed("sh") + "\n" + String.join("\n", lines) + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + file + " executable");
        }
    }

    private static Path installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
