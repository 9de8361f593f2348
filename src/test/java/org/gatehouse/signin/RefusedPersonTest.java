package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Somebody whom the provider lets in and {@code ALLOWED_GROUPS} does not. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class RefusedPersonTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private final HttpBrowser browser = new HttpBrowser("http://localhost:" + PORT);
    private String token = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
        settings.add("ALLOWED_GROUPS", () -> "Staff");
    }

    @BeforeEach
    void tryToLogIn() {
        var page = browser.open("/login");
        assertThat(page.statusCode()).isEqualTo(403);
        token = HttpBrowser.csrf(page);
    }

    @Test
    void isLoggedOutAtTheProvider() {
        var answer = browser.post("/logout", Map.of("_csrf", token));

        assertThat(location(answer).orElseThrow()).startsWith(PROVIDER.issuer() + "/end-session?");
        assertThat(location(answer).orElseThrow()).contains("id_token_hint=");
    }

    @Test
    void isNotLoggedOutAtTheProviderByAnotherSite() {
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void isAskedByTheProviderAtTheNextTry() {
        browser.post("/logout", Map.of("_csrf", token));

        browser.open("/login");

        assertThat(PROVIDER.lastAuthorization).containsEntry("prompt", "login");
    }

    @Test
    void isSimplyOutAtTheSecondTry() {
        browser.post("/logout", Map.of("_csrf", token));

        assertThat(location(browser.post("/logout", Map.of("_csrf", token)))).contains("/");
    }
}
