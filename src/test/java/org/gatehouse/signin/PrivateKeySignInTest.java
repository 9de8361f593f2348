package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.csrf;
import static org.gatehouse.testkit.HttpBrowser.location;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.ClientProofs;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in over HTTP with a private key instead of a secret, at a provider that requires pushed requests. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class PrivateKeySignInTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;
    private static final RSAKey KEY = ClientProofs.newKey("key-1");

    private final HttpBrowser browser = new HttpBrowser(HOME);
    private TestProvider provider;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("PORT", () -> PORT);
        settings.add("IDENTITY_PROVIDER", () -> "oidc");
        settings.add("OIDC_ISSUER", () -> "http://localhost:" + PROVIDER_PORT);
        settings.add("OIDC_CLIENT_ID", () -> TestProvider.CLIENT_ID);
        settings.add("OIDC_PRIVATE_KEY", () -> ClientProofs.pem(KEY));
        settings.add("OIDC_PRIVATE_KEY_ID", () -> "key-1");
    }

    @BeforeEach
    void startProvider() {
        provider = new TestProvider(PROVIDER_PORT);
        provider.clients.accepted = List.of("private_key_jwt");
        provider.clients.algorithms = List.of("PS256");
        provider.clients.publicKey = KEY;
        provider.pushed.offered = true;
        provider.pushed.required = true;
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void opensThePageAskedFor() {
        assertThat(browser.open("/login?continue=/profile").uri()).hasToString(HOME + "/profile");
        assertThat(provider.lastQuery).containsOnlyKeys("client_id", "request_uri");
    }

    @Test
    void pushesAllThatIsAskedOfTheProvider() {
        browser.open("/signup");

        assertThat(provider.pushed.received.getLast())
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("prompt", "create")
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", HOME + "/login/oauth2/code/oidc")
                .doesNotContainKey("client_secret");
    }

    @Test
    void hasThePersonProveAgainWhoTheyAre() {
        browser.open("/login");

        assertThat(browser.open("/login?continue=/profile&reauthenticate").uri())
                .hasToString(HOME + "/profile");
        assertThat(provider.lastAuthorization).containsEntry("max_age", "300");
        provider.tellsAuthTime = false;
        assertThat(browser.open("/login?continue=/profile&reauthenticate").uri().getQuery())
                .startsWith("error=not-confirmed");
    }

    @Test
    void finishesTwoLogInsThatWereBegunInOneBrowser() {
        var first = browser.get("/login?continue=/protected");
        var second = browser.get("/login?continue=/profile");

        assertThat(browser.follow(first).uri()).hasToString(HOME + "/protected");
        assertThat(browser.follow(second).uri()).hasToString(HOME + "/profile");
    }

    @Test
    void takesTokensBackAtLogOut() {
        browser.open("/login");
        var out = browser.post("/logout", Map.of("_csrf", csrf(browser.get("/logout"))));

        assertThat(location(out))
                .hasValueSatisfying(address -> assertThat(address).contains("/end-session"));
        assertThat(provider.revocations).hasSize(1);
        assertThat(provider.clients.refusals).isEmpty();
    }

    @Test
    void keepsThePageAskedForWhileThePushFails() {
        browser.open("/login");
        provider.pushed.status = 503;

        var failed = new HttpBrowser(HOME).open("/login?continue=/profile");
        assertThat(failed.uri()).hasToString(HOME + "/login?error=unavailable&continue=%2Fprofile");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).contains("href=\"/login?continue=%2Fprofile\"");
    }

    @Test
    void saysWhichSettingIsWrongWhereTheKeyIsNotKnown(CapturedOutput output) {
        browser.open("/login");
        provider.clients.publicKey = ClientProofs.newKey("key-1");

        var failed = new HttpBrowser(HOME).open("/login");
        assertThat(failed.uri()).hasToString(HOME + "/login?error=misconfigured");
        assertThat(provider.callsTo("/authorize")).isEqualTo(1);
        assertThat(output).contains("OIDC_CLIENT_ID with OIDC_PRIVATE_KEY");
    }
}
