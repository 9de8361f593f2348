package org.gatehouse.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the recipe shows is what runs. */
class YourOwnPageTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Test
    void showsFilesAsTheyAre() throws IOException {
        String sources = sources();
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("src/docs/your-own-page.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(snippets)
                .hasSize(5)
                .allSatisfy(snippet -> assertThat(sources).contains("\n" + snippet));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/gatehouse/example"))) {
            return String.join("\n", files.map(YourOwnPageTest::text).toList());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
