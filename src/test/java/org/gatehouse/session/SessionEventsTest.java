package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What open tabs are told over HTTP. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class SessionEventsTest {

    private static final int PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private final HttpBrowser browser = new HttpBrowser(HOME);
    private final Sessions sessions;
    private final LiveSessions live;

    SessionEventsTest(@Autowired Sessions sessions, @Autowired LiveSessions live) {
        this.sessions = sessions;
        this.live = live;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @Test
    void givesVisitorsNothingAndKeepsNothingOfThem() {
        var answer = browser.get("/session");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"live\":false");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(browser.get("/session/events").statusCode()).isEqualTo(204);
        assertThat(browser.cookie("gatehouse-ui")).isEmpty();
    }

    @Test
    void streamsFromHelloToTheEnd() throws IOException {
        browser.open("/login");
        try (BufferedReader stream = events()) {
            assertThat(nextEvent(stream)).contains("event: hello", "\"live\":true", "\"csrfToken\":");

            sessions.end(mine().id(), EndReason.TOO_MANY);
            assertThat(nextEvent(stream)).contains("event: ended", "too-many", "number of sessions is limited");
            assertThat(stream.readLine()).isNull();
        }
    }

    @Test
    void tellsWhyItEndedToWhoAsksLater() {
        browser.open("/login");
        sessions.end(mine().id(), EndReason.ENDED_BY_ADMINISTRATOR);

        assertThat(browser.get("/session").body()).contains("\"live\":false", "ended-by-administrator");
        assertThat(browser.get("/session/events").statusCode()).isEqualTo(204);
    }

    @Test
    void takesAskingForNoActivityAndKeepingForOne() {
        browser.open("/login");
        AuthSession mine = mine();
        var before = mine.times().lastSeen();

        Matcher token = Pattern.compile("\"csrfToken\":\"([^\"]+)\"")
                .matcher(browser.get("/session").body());
        assertThat(mine.times().lastSeen()).isEqualTo(before);
        assertThat(token.find()).isTrue();
        var kept = browser.post("/session/keep", Map.of("_csrf", token.group(1)));

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(mine.times().lastSeen()).isAfter(before);
    }

    @Test
    void keepsNothingForAForgedRequest() {
        browser.open("/login");
        var before = mine().times().lastSeenInRow();

        assertThat(browser.post("/session/keep", Map.of()).statusCode()).isEqualTo(403);
        assertThat(mine().times().lastSeenInRow()).isEqualTo(before);
    }

    @Test
    void marksDocumentsOfPeopleAndNotOfVisitors() {
        assertThat(browser.get("/").body()).doesNotContain("gatehouse-person");
        browser.open("/login");
        assertThat(browser.get("/").body())
                .contains("gatehouse-person", mine().user().tag());
    }

    private AuthSession mine() {
        String hash = SessionCookie.hash(browser.cookie("gatehouse").orElseThrow());
        AuthSession session = live.byCookie(hash);
        assertThat(session).isNotNull();
        return Objects.requireNonNull(session);
    }

    private BufferedReader events() throws IOException {
        var connection =
                (HttpURLConnection) URI.create(HOME + "/session/events").toURL().openConnection();
        connection.setRequestProperty(
                "Cookie", "gatehouse=" + browser.cookie("gatehouse").orElseThrow());
        connection.setReadTimeout(10_000);
        assertThat(connection.getContentType()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
    }

    private static String nextEvent(BufferedReader stream) throws IOException {
        var event = new StringBuilder();
        for (String line = stream.readLine(); line != null && !line.isEmpty(); line = stream.readLine()) {
            event.append(line).append('\n');
        }
        return event.toString();
    }
}
