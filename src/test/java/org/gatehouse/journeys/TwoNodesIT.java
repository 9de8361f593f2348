package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestDatabase;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes on one PostgreSQL. Cookies ignore ports, so that one browser reaches both. */
class TwoNodesIT {

    private final TestProvider provider = new TestProvider(FreePorts.next());
    private final DatabaseSettings database = TestDatabase.emptyPostgres();
    private final String settings = settings();
    private final RunningGatehouse here = RunningGatehouse.with(settings);
    private final RunningGatehouse there = RunningGatehouse.with(settings);
    private final HttpBrowser browser = new HttpBrowser(here.home());

    @AfterEach
    void stop() {
        here.close();
        there.close();
        provider.close();
    }

    @Test
    void knowsThePersonOnBothAndTellsTabsOfTheOneWhatEndsOnTheOther() throws Exception {
        browser.open("/login");
        assertThat(browser.get(there.home() + "/api/me").body()).contains("user-1");
        CompletableFuture<String> told = firstWordsOf("ended");

        String form = HttpBrowser.csrf(browser.get(there.home() + "/logout"));
        browser.post(there.home() + "/logout", Map.of("_csrf", form));

        assertThat(told.get(10, TimeUnit.SECONDS)).contains("logged-out");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    /** A third process decides, as an administrator's node does. */
    @Test
    void closesAPageOnBoth() throws Exception {
        browser.open("/login");
        assertThat(browser.get("/protected").statusCode()).isEqualTo(200);
        assertThat(browser.get(there.home() + "/protected").statusCode()).isEqualTo(200);
        CompletableFuture<String> told = firstWordsOf("changed");

        try (var third = TestDatabase.of(database)) {
            third.transactions().executeWithoutResult(status -> {
                third.jdbc().sql("""
                        INSERT INTO page_rules (route, version, audience, group_names, changed_by, changed_at)
                        VALUES ('protected', 1, 'GROUPS', '["Nobody"]', 'Ada', CURRENT_TIMESTAMP)""").update();
                third.jdbc().sql("""
                        WITH event AS (INSERT INTO cluster_events (type, subject) VALUES ('page-rules', 'v1') RETURNING id)
                        SELECT pg_notify('gatehouse_events', id || ' page-rules v1') FROM event""").query(row -> {});
            });
        }

        assertThat(told.get(10, TimeUnit.SECONDS)).contains("\"reason\":\"pages\"");
        assertThat(browser.get("/protected").statusCode()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(
                        browser.get(there.home() + "/protected").statusCode())
                .isEqualTo(403)); // the other node hears it at about the same time
    }

    /** What an open tab of the one node hears first with an event of this name. */
    private CompletableFuture<String> firstWordsOf(String event) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(here.home() + "/session/events"))
                .header("Cookie", "gatehouse=" + browser.cookie("gatehouse").orElseThrow())
                .build();
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        return CompletableFuture.supplyAsync(() -> stream.body()
                .dropWhile(line -> !line.equals("event: " + event))
                .skip(1)
                .findFirst()
                .orElse("nothing"));
    }

    private String settings() {
        return """
                IDENTITY_PROVIDER=oidc
                OIDC_ISSUER=%s
                OIDC_CLIENT_ID=%s
                OIDC_CLIENT_SECRET=%s
                DATABASE_URL=%s
                DATABASE_USERNAME=%s
                DATABASE_PASSWORD=%s
                SECRET_KEY=the same secret on both of the nodes
                """.formatted(
                        provider.issuer(),
                        TestProvider.CLIENT_ID,
                        TestProvider.CLIENT_SECRET,
                        database.url(),
                        database.username(),
                        database.password());
    }
}
