package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A log-out that the provider reports while its own metadata or keys cannot be had. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class BackChannelOutageTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();

    private final HttpBrowser sender = new HttpBrowser("http://localhost:" + PORT);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @Test
    void isToBeTriedAgainAndThenCounts() throws Exception {
        assertTryAgain(post("anything"));
        try (var provider = new TestProvider(PROVIDER_PORT)) {
            provider.keysBroken = true;
            String token = provider.logoutToken("user-1", null);
            assertTryAgain(post(token));

            provider.keysBroken = false;
            assertThat(answerInTheEnd(token)).isEqualTo(200);
        }
    }

    private int answerInTheEnd(String token) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        int status = 503;
        while (status == 503 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            status = post(token).statusCode();
        }
        return status;
    }

    private HttpResponse<String> post(String token) {
        return sender.post("/logout/connect/back-channel/oidc", Map.of("logout_token", token));
    }

    private static void assertTryAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("temporarily_unavailable");
    }
}
