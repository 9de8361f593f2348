package org.gatehouse.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.testkit.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** README's three lines for a quicker start, as they stand there. */
class AotCacheIT {

    private static final String BEGINNING = "java -Djarmode=tools";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void startsFromTheCacheThatReadmeMakes() throws IOException, InterruptedException {
        assumeTrue(
                Runtime.version().feature() >= 25,
                "README says JDK 25: an older one cannot make the cache in one step");
        Path jar = Files.copy(
                packaged(), Files.createDirectories(folder.resolve("target")).resolve("gatehouse-test.jar"));
        int port = FreePorts.next();
        Files.writeString(
                folder.resolve(".env"),
                "PORT=%d\nBUILTIN_IDENTITY_PORT=%d\nBUILTIN_MESSAGES_PORT=%d\n"
                        .formatted(port, FreePorts.next(), FreePorts.next()));
        List<String> lines = lines();
        for (String line : lines.subList(0, 2)) {
            Process process = start(line, Map.of());
            assertThat(process.waitFor()).as(line + "\n" + log()).isZero();
        }
        Files.delete(jar);

        // instead of starting without the cache where it cannot be used
        Process process = start("exec " + lines.get(2), Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"));
        try {
            while (!log().contains("Gatehouse is ready")) {
                assertThat(process.isAlive()).as(log()).isTrue();
                Thread.sleep(100);
            }
            try (HttpClient client = HttpClient.newHttpClient()) {
                var home = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                        .build();
                assertThat(client.send(home, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(BEGINNING))
                .findFirst()
                .orElseThrow());
        return lines.subList(first, first + 3);
    }

    private static Path packaged() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("target"), "gatehouse-*.jar")) {
            return files.iterator().next();
        }
    }

    private Process start(String line, Map<String, String> more) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Map<String, String> environment = builder.environment();
        String path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + environment.get("PATH");
        environment.keySet().retainAll(List.of("HOME", "LANG", "TMPDIR"));
        environment.put("PATH", path);
        environment.putAll(more);
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
