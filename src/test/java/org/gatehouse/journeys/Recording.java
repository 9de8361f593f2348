package org.gatehouse.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.HarContentPolicy;
import com.microsoft.playwright.options.HarMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all pages of a browser profile were answered, which the driver writes down by itself and hands out when the profile
 * is closed. Asked for while an event is handled, an answer that never comes would hold up whatever the test waits for.
 */
final class Recording {

    private final Path file = Path.of("target", "journeys", "recording-" + UUID.randomUUID() + ".har");

    /** Begins it with the profile. */
    Browser.NewContextOptions with(Browser.NewContextOptions options) {
        return options.setRecordHarPath(file)
                .setRecordHarMode(HarMode.MINIMAL)
                .setRecordHarContent(HarContentPolicy.EMBED);
    }

    /** The addresses whose answers hold it. To be called once, after the profile was closed; nothing is kept. */
    List<String> answersWith(Pattern pattern) {
        try {
            JsonNode entries = JsonMapper.shared().readTree(file).path("log").path("entries");
            Files.delete(file);
            List<String> found = new ArrayList<>();
            for (JsonNode entry : entries) {
                if (pattern.matcher(body(entry.path("response").path("content")))
                        .find()) {
                    found.add(entry.path("request").path("url").asString(""));
                }
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String body(JsonNode content) {
        String text = content.path("text").asString("");
        return content.path("encoding").asString("").equals("base64")
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1)
                : text;
    }
}
