package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import com.nimbusds.jose.JOSEException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two providers side by side, over HTTP. They share keys, codes and clients, so that nothing but our rules tells them apart. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class SeveralProvidersTest {

    private static final int PORT = FreePorts.next();
    private static final int STAFF_PORT = FreePorts.next();
    private static final int PARTNERS_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

    private TestProvider staff;
    private TestProvider partners;
    private final HttpBrowser browser = new HttpBrowser(HOME);

    @Autowired
    private Sessions sessions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, STAFF_PORT);
        settings.add("IDENTITY_PROVIDER_NAME", () -> "Staff accounts");
        String partners = "gatehouse.sign-in.providers.partners.";
        settings.add(partners + "kind", () -> "keycloak");
        settings.add(partners + "name", () -> "Partners");
        settings.add(partners + "issuer", () -> "http://localhost:" + PARTNERS_PORT);
        settings.add(partners + "client-id", () -> TestProvider.CLIENT_ID);
        settings.add(partners + "client-secret", () -> TestProvider.CLIENT_SECRET);
    }

    @BeforeEach
    void start() {
        staff = new TestProvider(STAFF_PORT);
        partners = new TestProvider(PARTNERS_PORT);
        sessions.endAllOf(staff.issuer(), staff.subject, EndReason.LOGGED_OUT, null);
        sessions.endAllOf(partners.issuer(), partners.subject, EndReason.LOGGED_OUT, null);
    }

    @AfterEach
    void stop() {
        staff.close();
        partners.close();
    }

    @Test
    void asksWhichOneToUse() {
        assertThat(browser.open("/protected").body())
                .containsSubsequence(
                        "href=\"/login?provider=oidc&amp;continue=%2Fprotected\"",
                        "Staff accounts", "href=\"/login?provider=partners&amp;continue=%2Fprotected\"", "Partners")
                .doesNotContain("used last");
    }

    @Test
    void beginsAtOnceWithTheOneThatIsNamed() {
        assertThat(browser.open("/login?provider=partners&continue=/protected").uri())
                .hasToString(HOME + "/protected");
        assertThat(partners.lastAuthorization).containsEntry("redirect_uri", HOME + "/login/oauth2/code/partners");
        assertThat(staff.lastAuthorization).isEmpty();
    }

    @Test
    void remembersTheOneThatWasUsedLast() {
        browser.open("/login?provider=partners");

        assertThat(browser.cookie("gatehouse-provider")).contains("partners");
        assertThat(browser.get("/login").body())
                .containsSubsequence("Partners", "used last", "Staff accounts")
                .containsOnlyOnce("used last");
    }

    @Test
    void asksAgainForOneThatThereIsNot() {
        assertThat(browser.get("/login?provider=%22%3E%3Cb%3E").body())
                .contains("href=\"/login?provider=oidc\"")
                .doesNotContain("<b>");
        assertThat(browser.get("/oauth2/authorization/nobody").statusCode()).isNotEqualTo(500);
    }

    @Test
    void asksWhereToSignUp() {
        assertThat(browser.get("/signup").body()).contains("Sign up", "href=\"/signup?provider=partners\"");

        browser.open("/signup?provider=partners");
        assertThat(partners.lastAuthorization).containsEntry("prompt", "create");
    }

    @Test
    void provesIdentityAnewWhereThePersonLoggedIn() {
        browser.open("/login?provider=partners");

        assertThat(browser.open("/login?reauthenticate&continue=/profile").uri())
                .hasToString(HOME + "/profile");
        assertThat(partners.lastAuthorization).containsKey("max_age");
        assertThat(staff.lastAuthorization).isEmpty();
    }

    @Test
    void logsOutWhereThePersonLoggedIn() {
        browser.open("/login?provider=partners");

        browser.follow(logOut());

        assertThat(partners.lastLogout).containsKey("id_token_hint");
        assertThat(staff.lastLogout).isEmpty();
    }

    @Test
    void namesTheProviderThatCannotBeReached() {
        browser.open("/login?provider=partners");
        partners.close();

        var page = browser.follow(logOut());

        assertThat(page.uri()).hasToString(HOME + "/signed-out?provider=unreachable&at=partners");
        assertThat(page.body()).contains("Partners cannot be reached");
    }

    @Test
    void namesTheProviderThatFailedAndOffersTheOthers() {
        partners.tokenStatus = 500;

        var page = browser.open("/login?provider=partners&continue=/profile");

        assertThat(page.uri()).hasToString(HOME + "/login?error=unavailable&provider=partners&continue=%2Fprofile");
        assertThat(page.body())
                .contains("Partners cannot be reached")
                .contains("href=\"/login?provider=partners&amp;continue=%2Fprofile\"")
                .contains("href=\"/login?continue=%2Fprofile\"");
    }

    @Test
    void takesTheSameSubjectAndAddressAtTwoProvidersForTwoPeople() {
        browser.open("/login?provider=oidc");
        new HttpBrowser(HOME).open("/login?provider=partners");

        assertThat(sessions.of(staff.issuer(), "user-1")).hasSize(1);
        assertThat(sessions.of(partners.issuer(), "user-1")).hasSize(1);
        sessions.endAllOf(partners.issuer(), "user-1", EndReason.LOGGED_OUT, null);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(200);
    }

    /** Whoever makes groups at a partner must not make administrators here. */
    @Test
    void takesTheGroupsOfOneNotForThoseOfTheOther() {
        staff.groups = List.of("Admins");
        partners.groups = List.of("Admins");
        var other = new HttpBrowser(HOME);
        browser.open("/login?provider=oidc");
        other.open("/login?provider=partners");

        assertThat(browser.get("/admin/sessions").statusCode()).isEqualTo(200);
        assertThat(other.get("/admin/sessions").statusCode()).isEqualTo(403);
        assertThat(other.get("/api/me").body()).contains("\"partners:Admins\"");
    }

    @Test
    void hearsOfLogOutsFromEachAboutItsOwnPeopleOnly() throws JOSEException {
        browser.open("/login?provider=oidc");
        String token = partners.logoutToken("user-1", null);

        assertThat(backChannel("partners", token)).isEqualTo(200);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(200);
        assertThat(backChannel("oidc", partners.logoutToken("user-1", null))).isEqualTo(400);
        assertThat(backChannel("nobody", token)).isEqualTo(404);
        assertThat(backChannel("oidc", staff.logoutToken("user-1", null))).isEqualTo(200);
        assertThat(location(browser.get("/logout"))).isPresent();
    }

    @Test
    void refusesTheCodeOfOneAtTheCallbackOfTheOther() {
        String callback = callbackOf("oidc");

        assertMixUpRefused(callback.replace("/code/oidc?", "/code/partners?"));
    }

    @Test
    void refusesAnAnswerThatNamesTheOther() {
        String callback = callbackOf("oidc");

        assertMixUpRefused(callback.replace(String.valueOf(STAFF_PORT), String.valueOf(PARTNERS_PORT)));
    }

    @Test
    void refusesTheStateOfOneWithTheAnswerOfTheOther() {
        String state = parameter(callbackOf("oidc"), "state");
        String callback = callbackOf("partners");

        assertMixUpRefused(callback.replace(parameter(callback, "state"), state));
    }

    @Test
    void knowsNoCallbackOfAnyOther() {
        String callback = callbackOf("oidc").replace("/code/oidc?", "/code/nobody?");

        assertMixUpRefused(callback);
    }

    private void assertMixUpRefused(String callback) {
        assertThat(browser.open(callback).uri().toString()).startsWith(HOME + "/login?error=failed");
        assertThat(staff.calls).doesNotContain("/token");
        assertThat(partners.calls).doesNotContain("/token");
        assertThat(location(browser.get("/logout"))).contains("/");
    }

    /** The address that a provider sends the browser back to, not yet opened. */
    private String callbackOf(String provider) {
        String authorization =
                location(browser.get("/login?provider=" + provider)).orElseThrow();
        return location(browser.get(authorization)).orElseThrow();
    }

    private static String parameter(String url, String name) {
        return url.replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }

    private HttpResponse<String> logOut() {
        String token = browser.get("/logout").body().replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        return browser.post("/logout", Map.of("_csrf", token));
    }

    private int backChannel(String provider, String token) {
        return new HttpBrowser(HOME)
                .post("/logout/connect/back-channel/" + provider, Map.of("logout_token", token))
                .statusCode();
    }
}
