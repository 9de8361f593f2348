package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        CompletableFuture<String> told = firstWordsOfTheEnd(here.home() + "/session/events");

        String form = HttpBrowser.csrf(browser.get(there.home() + "/logout"));
        browser.post(there.home() + "/logout", Map.of("_csrf", form));

        assertThat(told.get(10, TimeUnit.SECONDS)).contains("logged-out");
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    /** What an open tab hears last. */
    private CompletableFuture<String> firstWordsOfTheEnd(String events) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(events))
                .header("Cookie", "gatehouse=" + browser.cookie("gatehouse").orElseThrow())
                .build();
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        return CompletableFuture.supplyAsync(() -> stream.body()
                .dropWhile(line -> !line.equals("event: ended"))
                .skip(1)
                .findFirst()
                .orElse("nothing"));
    }

    private String settings() {
        var database = TestDatabase.emptyPostgres();
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
