package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Log-outs while the application is away, and after the server was. */
@ExtendWith(OutputCaptureExtension.class)
class LogoutDeliveryTest {

    /** Nothing listens there. */
    private static final String NOBODY = "http://localhost:" + IdentityFixture.freePort();

    @Test
    @Timeout(60)
    void doesNotMakeTheUserWait() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch returned = new CountDownLatch(1);
        var delivery = new LogoutDelivery(settings(NOBODY, IdentityFixture.memoryDatabase()));
        for (int i = 0; i < 20; i++) {
            delivery.deliver(() -> await(asked, returned));
        }
        // Both threads wait for a token that they do not get before everything was handed over.
        asked.await();
        returned.countDown();
        delivery.destroy();
        delivery.deliver(() -> "after the end");
    }

    @Test
    void saysInOneLineThatTheApplicationRefusedAndKeepsTheToken(CapturedOutput output) throws InterruptedException {
        try (var application = new LogoutReceiver()) {
            application.status = 400;
            var delivery = new LogoutDelivery(settings(application.application(), "jdbc:h2:mem:unused"));
            delivery.deliver(() -> "the-token");
            assertThat(application.next()).isEqualTo("the-token");
            Awaitility.await().until(() -> output.toString().contains("was not told of a log-out: it answered 400"));
            assertThat(output).doesNotContain("the-token").doesNotContain("Exception");
            delivery.destroy();
        }
    }

    @Test
    void logsOutWhileTheApplicationIsDown() {
        try (IdentityServer server = IdentityServer.start(settings(NOBODY, IdentityFixture.memoryDatabase()))) {
            Browser browser = new Browser(server, NOBODY);
            JsonNode tokens = browser.tokensFor("ada@example.com");
            var answer = browser.get("/oauth2/default/v1/logout?id_token_hint="
                    + tokens.get("id_token").asString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(browser.isSignedIn()).isFalse();
            assertThat(browser.refresh(tokens.get("refresh_token").asString()).body())
                    .contains("invalid_grant");
        }
    }

    @Test
    void knowsTheSessionAfterARestart(@TempDir Path folder) throws Exception {
        try (var application = new LogoutReceiver()) {
            var settings = settings(application.application(), "jdbc:h2:file:" + folder.resolve("store"));
            JsonNode tokens;
            try (IdentityServer server = IdentityServer.start(settings)) {
                tokens = new Browser(server, application.application()).tokensFor("ada@example.com");
            }
            try (IdentityServer server = IdentityServer.start(settings)) {
                Browser browser = new Browser(server, application.application());
                JsonNode refreshed =
                        Browser.json(browser.refresh(tokens.get("refresh_token").asString()));
                JsonNode before = Browser.claims(tokens.get("id_token").asString());
                JsonNode after = Browser.claims(refreshed.get("id_token").asString());
                assertThat(after.get("sid")).isEqualTo(before.get("sid"));
                assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));

                browser.post(
                        "/oauth2/default/v1/logout",
                        Map.of("id_token_hint", tokens.get("id_token").asString()));
                assertThat(application.nextFrom(server).getJWTClaimsSet().getClaim("sid"))
                        .isEqualTo(before.get("sid").asString());
                assertThat(browser.refresh(refreshed.get("refresh_token").asString())
                                .body())
                        .contains("invalid_grant");
            }
        }
    }

    private static IdentityServer.Settings settings(String application, String database) {
        return IdentityFixture.settings(IdentityFixture.freePort(), application, database, "", 0);
    }

    private static String await(CountDownLatch asked, CountDownLatch returned) {
        try {
            asked.countDown();
            returned.await();
            return "a token";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
