package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Log-out over HTTP, and what a browser meets that was logged out. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class SignOutTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

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
        assertThat(browser.open("/login").uri()).hasToString(HOME + "/dashboard");
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void logsOutHereAndAtTheProvider() {
        assertThat(browser.follow(logOut()).uri()).hasToString(HOME + "/");
        assertThat(provider.lastLogout)
                .containsKey("id_token_hint")
                .containsEntry("client_id", TestProvider.CLIENT_ID)
                .containsEntry("post_logout_redirect_uri", HOME + "/");
        assertThat(isSignedIn()).isFalse();
        assertThat(browser.cookie("gatehouse")).isEmpty();
    }

    @Test
    void takesTheRefreshTokenBackBeforeItSendsTheBrowserAway() {
        HttpResponse<String> answer = logOut();

        assertThat(provider.revocations)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("token_type_hint", "refresh_token")
                        .hasEntrySatisfying("token", token -> assertThat(token).startsWith("refresh-")));
        assertThat(location(answer).orElseThrow()).startsWith(provider.issuer() + "/end-session?");
    }

    @Test
    void logsOutHereAndSaysSoWhileTheProviderIsDown() {
        provider.close();

        HttpResponse<String> page = browser.follow(logOut());

        assertThat(page.uri()).hasToString(HOME + "/signed-out?provider=unreachable");
        assertThat(page.body()).contains("You are logged out here.", "cannot be reached", "still be logged in there");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void saysThatTheProviderHasNoWay() {
        browser.forget("gatehouse");

        assertThat(browser.get("/signed-out?provider=no-way").body())
                .contains("offers no way to log out from here, so you may still be logged in there");
    }

    @Test
    void goesOnToAProviderThatDoesNotRevoke() {
        provider.revocationStatus = 400;

        assertThat(location(logOut()).orElseThrow()).startsWith(provider.issuer() + "/end-session?");
    }

    @Test
    void sendsNobodyToAProviderBehindWhichNothingAnswers() {
        provider.revocationStatus = 503;

        assertThat(location(logOut())).contains("/signed-out?provider=unreachable");
    }

    @Test
    void postsAHintThatIsTooLongForAnAddress() {
        provider.idTokenClaims = claims -> claims.claim("long", "x".repeat(2000));
        browser.open("/login");

        HttpResponse<String> page = logOut();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"" + provider.issuer() + "/end-session\"", "name=\"id_token_hint\"", "Continue")
                .contains("name=\"client_id\" value=\"app\"")
                .doesNotContain("_csrf");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void logsNobodyOutWithoutTheCsrfToken() {
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout?v-r=uidl", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(200);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void asksAgainInATabOfAnEarlierSession() {
        String old = csrf();
        browser.open("/login");

        HttpResponse<String> question = browser.post("/logout", Map.of("_csrf", old));

        assertThat(question.body()).contains("Log out?");
        browser.post("/logout", Map.of("_csrf", HttpBrowser.csrf(question)));
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void isSimplyDoneWhereTheSessionEndedInAnotherTab() {
        String token = csrf();
        logOut();

        HttpResponse<String> again = browser.post("/logout", Map.of("_csrf", token));

        assertThat(location(again)).contains("/");
        assertThat(browser.follow(again).statusCode()).isEqualTo(200);
    }

    @Test
    void isSimplyDoneForADeadCookie() {
        String token = csrf();
        end(EndReason.ENDED_BY_ADMINISTRATOR);

        assertThat(location(browser.post("/logout", Map.of("_csrf", token)))).contains("/");
    }

    @Test
    void isMeantWhereTheSessionHadRunOut() {
        String token = csrf();
        end(EndReason.IDLE);
        browser.post("/logout", Map.of("_csrf", token));

        browser.open("/login");

        assertThat(provider.lastAuthorization).containsEntry("prompt", "login");
    }

    @Test
    void letsAVisitorsLogOutChangeNothing() {
        HttpResponse<String> answer = new HttpBrowser(HOME).post("/logout", Map.of());

        assertThat(location(answer)).contains("/");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void worksWithAContainerSessionThatIsNew() {
        String token = csrf();
        browser.forget("gatehouse-ui");

        assertThat(location(browser.post("/logout", Map.of("_csrf", token))).orElseThrow())
                .startsWith(provider.issuer());
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void worksInSeveralTabsAtOnce() {
        Map<String, String> form = Map.of("_csrf", csrf());

        List<CompletableFuture<HttpResponse<String>>> tabs = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> browser.post("/logout", form)))
                .limit(16)
                .toList();

        assertThat(tabs).allSatisfy(tab -> assertThat(tab.join().statusCode()).isEqualTo(302));
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void doesNotLogInAgainUnasked() {
        logOut();

        HttpResponse<String> answer = browser.get("/protected?a=1");
        HttpResponse<String> page = browser.follow(answer);

        assertThat(location(answer)).contains("/signed-out?continue=%2Fprotected%3Fa%3D1");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("You have been logged out", "You logged out.")
                .contains("href=\"/login?continue=%2Fprotected%3Fa%3D1\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {
                "ENDED_BY_ADMINISTRATOR",
                "LOGGED_OUT_AT_PROVIDER",
                "NOT_ALLOWED",
                "REFUSED_BY_PROVIDER",
                "IDLE",
                "LIFETIME"
            })
    void saysWhyTheSessionEndedAtTheFirstRequestAfterwards(EndReason reason) {
        end(reason);

        assertThat(browser.open("/dashboard").body()).contains(reason.sentence());
    }

    @Test
    void hasTheProviderAskAfterALogOutAndNotAfterThat() {
        logOut();

        browser.open("/login");
        assertThat(provider.lastAuthorization).containsEntry("prompt", "login");
        browser.open("/login");
        assertThat(provider.lastAuthorization).doesNotContainKey("prompt");
    }

    @Test
    void hasTheProviderAskAtTheVeryRequestThatFindsTheSessionEnded() {
        end(EndReason.ENDED_BY_ADMINISTRATOR);

        browser.open("/login");

        assertThat(provider.lastAuthorization).containsEntry("prompt", "login");
    }

    @Test
    void letsTheProviderDecideAfterAnExpiry() {
        end(EndReason.IDLE);
        browser.open("/dashboard");

        assertThat(browser.open("/login?continue=/profile").uri()).hasToString(HOME + "/profile");
        assertThat(provider.lastAuthorization).doesNotContainKey("prompt");
    }

    @Test
    void leavesSignUpAsItIs() {
        logOut();

        browser.open("/signup");

        assertThat(provider.lastAuthorization).containsEntry("prompt", "create");
    }

    @Test
    void showsTheHomePageAfterALogOut() {
        logOut();

        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void takesSomebodyWhoIsLoggedInFromTheSignedOutPageToTheirPage() {
        assertThat(location(browser.get("/signed-out?continue=/profile"))).contains("/profile");
        assertThat(location(browser.get("/signed-out?continue=//evil.example"))).contains("/");
    }

    private HttpResponse<String> logOut() {
        return browser.post("/logout", Map.of("_csrf", csrf()));
    }

    private String csrf() {
        return HttpBrowser.csrf(browser.get("/logout"));
    }

    private void end(EndReason reason) {
        assertThat(sessions.endAllOf(provider.issuer(), provider.subject, reason, null))
                .isPositive();
    }

    private boolean isSignedIn() {
        return browser.get("/logout").statusCode() == 200;
    }
}
