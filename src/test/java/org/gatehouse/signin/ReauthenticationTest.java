package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.gatehouse.Gatehouse;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Proof of identity anew, over HTTP. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class ReauthenticationTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;
    private static final String AGAIN = "/login?reauthenticate&continue=/profile";

    private TestProvider provider;
    private final HttpBrowser browser = new HttpBrowser(HOME);

    @Autowired
    private Sessions sessions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @BeforeEach
    void logIn() {
        provider = new TestProvider(PROVIDER_PORT);
        sessions.endAllOf(provider.issuer(), provider.subject, EndReason.LOGGED_OUT, null);
        browser.open("/login");
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void asksForAProofThatIsRecentAndSaysWhoseItIs() {
        browser.open(AGAIN);

        assertThat(provider.lastAuthorization)
                .containsEntry("max_age", "300")
                .containsEntry("login_hint", "ada@example.com");
    }

    @Test
    void takesARecentProofAndComesBack() {
        String before = cookie();

        assertThat(browser.open(AGAIN).uri()).hasToString(HOME + "/profile");
        assertThat(cookie()).isNotEqualTo(before);
        assertThat(sessions.of(provider.issuer(), provider.subject)).hasSize(1);
    }

    @Test
    void takesAProofThatIsAsOldAsWasAsked() {
        answerWithProofOf(299);

        assertThat(browser.open(AGAIN).uri()).hasToString(HOME + "/profile");
    }

    @Test
    void refusesAnAnswerWithoutProof() {
        provider.tellsAuthTime = false;

        assertRefused(browser.open(AGAIN));
    }

    @ParameterizedTest
    @ValueSource(longs = {365, 86_400, -120})
    void refusesAProofThatIsOldOrOfTheFuture(long seconds) {
        answerWithProofOf(seconds);

        assertRefused(browser.open(AGAIN));
    }

    @Test
    void keepsAskingForAProofWhereTheFirstTryWasCancelled() {
        provider.callback = answer -> {
            answer.remove("code");
            answer.put("error", "access_denied");
            return answer;
        };

        assertThat(browser.open(AGAIN).body()).contains("href=\"/login?reauthenticate&amp;continue=%2Fprofile\"");
    }

    @Test
    void makesSomebodyElsesAnswerALogInOfTheirOwn() {
        provider.subject = "somebody-else";

        HttpResponse<String> page = browser.open(AGAIN);

        assertThat(page.uri()).hasToString(HOME + "/dashboard");
        assertThat(sessions.of(provider.issuer(), "user-1")).isEmpty();
        assertThat(sessions.of(provider.issuer(), "somebody-else")).hasSize(1);
    }

    @Test
    void isAnOrdinaryLogInForAVisitor() {
        var visitor = new HttpBrowser(HOME);

        assertThat(visitor.open(AGAIN).uri()).hasToString(HOME + "/profile");
        assertThat(provider.lastAuthorization).containsEntry("max_age", "300").doesNotContainKey("login_hint");
    }

    @Test
    void asksNothingOfThatKindAtALogIn() {
        assertThat(provider.lastAuthorization).doesNotContainKeys("max_age", "login_hint", "prompt");
    }

    private void answerWithProofOf(long secondsAgo) {
        provider.idTokenClaims = claims ->
                claims.claim("auth_time", Instant.now().minusSeconds(secondsAgo).getEpochSecond());
    }

    private void assertRefused(HttpResponse<String> page) {
        assertThat(page.uri()).hasToString(HOME + "/login?error=not-confirmed&reauthenticate&continue=%2Fprofile");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("did not confirm that it is you")
                .contains("href=\"/login?reauthenticate&amp;continue=%2Fprofile\"");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
        assertThat(sessions.of(provider.issuer(), provider.subject)).hasSize(1);
        assertThat(location(browser.get("/logout"))).isEmpty();
    }

    private String cookie() {
        return browser.cookie("gatehouse").orElseThrow();
    }
}
