package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Starting, stopping, and what outlives both. */
class IdentityServerTest {

    @Test
    void keepsKeysUsersAndTokensOverARestart(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        int port = IdentityFixture.freePort();
        String keys;
        JsonNode tokens;
        try (IdentityServer server = IdentityServer.start(IdentityFixture.settings(port, url, "", 0))) {
            Browser browser = new Browser(server);
            tokens = browser.exchange(
                    browser.logIn("ada@example.com", "gatehouse").getOrDefault("code", "none"));
            keys = browser.get("/oauth2/default/v1/keys").body();
        }
        try (IdentityServer server = IdentityServer.start(IdentityFixture.settings(port, url, "", 0))) {
            Browser browser = new Browser(server);
            assertThat(browser.get("/oauth2/default/v1/keys").body()).isEqualTo(keys);
            HttpResponse<String> answer =
                    browser.refresh(tokens.get("refresh_token").asString());
            assertThat(Browser.json(answer).has("access_token")).isTrue();
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        IdentityServer.Settings settings = IdentityFixture.settings(IdentityFixture.memoryDatabase());
        try (IdentityServer server = IdentityServer.start(settings)) {
            assertThat(server.demoUsers()).isTrue();
            assertThatThrownBy(() -> IdentityServer.start(settings))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + settings.port() + " is in use")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void fillsAnEmptyStoreWithSampleUsers() {
        var settings =
                IdentityFixture.settings(IdentityFixture.freePort(), IdentityFixture.memoryDatabase(), "", 1_500);
        try (IdentityServer server = IdentityServer.start(settings)) {
            Map<String, String> callback = new Browser(server).logIn("user0001500@example.com", "gatehouse");
            assertThat(callback).containsKey("code");
        }
    }

    @Test
    void refusesCallsBeyondTheLimitUntilTheMinuteEnds() {
        CallLimit limit = new CallLimit(2, Clock.fixed(Instant.ofEpochSecond(61), ZoneOffset.UTC));
        assertThat(limit.count()).isEqualTo(new CallLimit.Call(false, 1, 120));
        assertThat(limit.count()).isEqualTo(new CallLimit.Call(false, 0, 120));
        assertThat(limit.count()).isEqualTo(new CallLimit.Call(true, 0, 120));
    }
}
