package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many accounts one address can make. */
class SignUpLimitTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void saysOnThePageWhenThereAreTooMany() {
        try (var server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()))) {
            var browser = new Browser(server);
            for (int i = 0; i < GuessLimit.ACCOUNTS_PER_ADDRESS; i++) {
                assertThat(signUp(browser, i).statusCode()).isEqualTo(302);
            }
            HttpResponse<String> refused = signUp(browser, GuessLimit.ACCOUNTS_PER_ADDRESS);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("Too many accounts were asked for from your network. Wait");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(new Browser(server)
                            .signIn("ada@example.com", "gatehouse")
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void countsEachAddressAloneAndForgetsInTime() {
        InstantSource test = () -> now;
        var limit = new GuessLimit(test.withZone(ZoneOffset.UTC));
        for (int i = 0; i < GuessLimit.ACCOUNTS_PER_ADDRESS; i++) {
            assertThat(limit.askForAccount("192.0.2.1")).isZero();
        }
        now = now.plus(Duration.ofMinutes(4));

        assertThat(limit.askForAccount("192.0.2.1")).isEqualTo(Duration.ofMinutes(6));
        assertThat(limit.askForAccount("192.0.2.2")).isZero();
        now = now.plus(Duration.ofMinutes(6));
        assertThat(limit.askForAccount("192.0.2.1")).isZero();
    }

    private static HttpResponse<String> signUp(Browser browser, int number) {
        return browser.submit(
                "/signup",
                Map.of(
                        "firstName", "Grace",
                        "lastName", "Hopper",
                        "email", "grace" + number + "@example.com",
                        "password", "a quiet river bends"));
    }
}
