package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The protocol, from the authorization request to the log-out, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogInTest {

    private IdentityServer server;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        server = IdentityServer.start(IdentityFixture.settings(databaseUrl()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void describesItsEndpointsBelowTheIssuer() {
        JsonNode configuration =
                Browser.json(new Browser(server).get("/oauth2/default/.well-known/openid-configuration"));
        assertThat(configuration.get("issuer").asString()).isEqualTo(server.issuer());
        for (String endpoint : List.of("authorization", "token", "userinfo", "end_session", "revocation")) {
            assertThat(configuration.get(endpoint + "_endpoint").asString()).startsWith(server.issuer() + "/v1/");
        }
        assertThat(configuration
                        .get("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(configuration.get("prompt_values_supported").toString()).contains("create");
    }

    @Test
    void returnsToTheApplicationWithCodeStateAndIssuer() {
        Map<String, String> callback = new Browser(server).logIn("ADA@example.com", "gatehouse");
        assertThat(callback).containsEntry("state", "a state & more").containsEntry("iss", server.issuer());
        assertThat(callback).containsKey("code");
    }

    @Test
    void namesUserAndGroupsInTheIdToken() {
        JsonNode claims =
                Browser.claims(logIn(new Browser(server)).get("id_token").asString());
        assertThat(claims.get("iss").asString()).isEqualTo(server.issuer());
        assertThat(claims.get("sub").asString()).matches("00u[A-Za-z0-9]{17}");
        assertThat(claims.get("given_name").asString()).isEqualTo("Ada");
        assertThat(claims.get("email").asString()).isEqualTo("ada@example.com");
        assertThat(claims.get("nonce").asString()).isEqualTo("n1");
        assertThat(claims.get("groups").toString()).isEqualTo("[\"Admins\",\"Everyone\"]");
        assertThat(claims.has("sid")).isTrue();
        assertThat(claims.has("auth_time")).isTrue();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(3590L, 3610L);
    }

    @Test
    void issuesAccessTokensForTheApi() {
        JsonNode claims =
                Browser.claims(logIn(new Browser(server)).get("access_token").asString());
        assertThat(claims.get("aud").toString()).contains("api://default");
        assertThat(claims.get("groups").toString()).contains("Admins");
        assertThat(claims.get("scope").asString().split(" ")).containsExactlyInAnyOrder("openid", "profile", "email");
        assertThat(claims.get("scp").isArray()).isTrue();
    }

    @Test
    void answersUserInfoForTheAccessToken() {
        Browser browser = new Browser(server);
        JsonNode userInfo = Browser.json(
                userInfo(browser, logIn(browser).get("access_token").asString()));
        assertThat(userInfo.get("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(userInfo.get("groups").toString()).contains("Everyone");
    }

    @Test
    void refusesUserInfoForAnotherToken() {
        Browser browser = new Browser(server);
        assertThat(userInfo(browser, logIn(browser).get("id_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void acceptsTheClientSecretInTheBody() {
        Browser browser = new Browser(server);
        String code = browser.logIn("ada@example.com", "gatehouse").getOrDefault("code", "none");
        HttpResponse<String> response = browser.post(
                "/oauth2/default/v1/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", IdentityFixture.CALLBACK,
                        "code_verifier", Browser.VERIFIER,
                        "client_id", IdentityFixture.CLIENT_ID,
                        "client_secret", IdentityFixture.CLIENT_SECRET));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesACodeUsedTwiceAndRevokesItsTokens() {
        Browser browser = new Browser(server);
        String code = browser.logIn("ada@example.com", "gatehouse").getOrDefault("code", "none");
        JsonNode tokens = browser.exchange(code);
        assertThat(browser.exchange(code).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(browser.refresh(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesACodeWithAnotherVerifier() {
        Browser browser = new Browser(server);
        JsonNode answer = browser.token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                browser.logIn("ada@example.com", "gatehouse").getOrDefault("code", "none"),
                "redirect_uri",
                IdentityFixture.CALLBACK,
                "code_verifier",
                Browser.VERIFIER + "x"));
        assertThat(answer.get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void replacesTheRefreshTokenAtEachUse() {
        Browser browser = new Browser(server);
        String first = logIn(browser).get("refresh_token").asString();
        JsonNode answer = Browser.json(browser.refresh(first));
        assertThat(answer.get("refresh_token").asString()).isNotEqualTo(first);
        assertThat(Browser.claims(answer.get("id_token").asString()).has("auth_time"))
                .isTrue();
    }

    @Test
    void revokesEverythingWhenAnOldRefreshTokenComesBack() {
        Browser browser = new Browser(server);
        String first = logIn(browser).get("refresh_token").asString();
        JsonNode second = Browser.json(browser.refresh(first));
        assertThat(browser.refresh(first).body()).contains("invalid_grant");
        assertThat(browser.refresh(second.get("refresh_token").asString()).body())
                .contains("invalid_grant");
        assertThat(userInfo(browser, second.get("access_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void revokesARefreshTokenOnRequest() {
        Browser browser = new Browser(server);
        String refresh = logIn(browser).get("refresh_token").asString();
        browser.post(
                "/oauth2/default/v1/revoke",
                Map.of(
                        "token", refresh,
                        "client_id", IdentityFixture.CLIENT_ID,
                        "client_secret", IdentityFixture.CLIENT_SECRET));
        assertThat(browser.refresh(refresh).body()).contains("invalid_grant");
    }

    @Test
    void answersPromptNoneWithAnErrorWhenNobodyIsSignedIn() {
        Map<String, String> callback = Browser.parameters(new Browser(server).authorize(Map.of("prompt", "none")));
        assertThat(callback).containsEntry("error", "login_required").containsEntry("iss", server.issuer());
    }

    @Test
    void answersPromptNoneWithACodeWhenSomebodyIsSignedIn() {
        Browser browser = new Browser(server);
        logIn(browser);
        assertThat(Browser.parameters(browser.authorize(Map.of("prompt", "none"))))
                .containsKey("code");
    }

    @Test
    void asksAgainForPromptLoginThoughSomebodyIsSignedIn() {
        Browser browser = new Browser(server);
        logIn(browser);
        assertThat(Browser.location(browser.authorize(Map.of("prompt", "login"))))
                .endsWith("/signin");
        HttpResponse<String> back = browser.follow(browser.signIn("bob@example.com", "gatehouse"));
        JsonNode tokens = browser.exchange(Browser.parameters(back).getOrDefault("code", "none"));
        assertThat(Browser.claims(tokens.get("id_token").asString())
                        .get("given_name")
                        .asString())
                .isEqualTo("Bob");
    }

    @Test
    void asksAgainWhenTheSignInIsOlderThanMaxAge() throws InterruptedException {
        Browser browser = new Browser(server);
        logIn(browser);
        assertThat(Browser.parameters(browser.authorize(Map.of("max_age", "60"))))
                .containsKey("code");
        Thread.sleep(1_100);
        assertThat(Browser.location(browser.authorize(Map.of("max_age", "1")))).endsWith("/signin");
        assertThat(Browser.parameters(browser.authorize(Map.of("max_age", "1", "prompt", "none"))))
                .containsEntry("error", "login_required");
        assertThat(Browser.parameters(browser.follow(browser.signIn("ada@example.com", "gatehouse"))))
                .containsKey("code");
    }

    @Test
    void opensTheSignUpFormForPromptCreate() {
        assertThat(Browser.location(new Browser(server).authorize(Map.of("prompt", "create"))))
                .endsWith("/signup");
    }

    @Test
    void fillsInTheLoginHint() {
        Browser browser = new Browser(server);
        HttpResponse<String> page = browser.follow(browser.authorize(Map.of("login_hint", "eve@example.com")));
        assertThat(page.body()).contains("value=\"eve@example.com\"");
    }

    @Test
    void requiresPkce() {
        HttpResponse<String> response =
                new Browser(server).authorize(Map.of("code_challenge", "", "code_challenge_method", ""));
        assertThat(Browser.parameters(response)).containsEntry("error", "invalid_request");
    }

    @Test
    void showsAPageInsteadOfRedirectingToAnUnknownAddress() {
        HttpResponse<String> response =
                new Browser(server).authorize(Map.of("redirect_uri", "https://evil.example/callback"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("This request cannot be answered").doesNotContain("evil");
    }

    @Test
    void logsOutWithAnIdTokenAndReturnsToTheApplication() {
        Browser browser = new Browser(server);
        String idToken = logIn(browser).get("id_token").asString();
        HttpResponse<String> response = browser.get("/oauth2/default/v1/logout?"
                + Browser.form(Map.of(
                        "id_token_hint",
                        idToken,
                        "post_logout_redirect_uri",
                        IdentityFixture.APPLICATION + "/",
                        "state",
                        "s&1")));
        assertThat(Browser.location(response)).isEqualTo(IdentityFixture.APPLICATION + "/?state=s%261");
        assertThat(Browser.parameters(browser.authorize(Map.of("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @Test
    void refusesAnUnknownAddressAfterLogOut() {
        Browser browser = new Browser(server);
        String idToken = logIn(browser).get("id_token").asString();
        HttpResponse<String> response = browser.get("/oauth2/default/v1/logout?"
                + Browser.form(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", "https://evil.example/")));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void asksBeforeLoggingOutWithoutAnIdToken() {
        Browser browser = new Browser(server);
        logIn(browser);
        assertThat(Browser.location(browser.get("/oauth2/default/v1/logout"))).endsWith("/signout");
        assertThat(browser.get("/signout").body()).contains("Ada Lovelace");
        assertThat(Browser.location(browser.submit("/signout", Map.of()))).endsWith("/signed-out");
        assertThat(Browser.parameters(browser.authorize(Map.of("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    @Test
    void doesNotLogSomebodyElseOut() {
        Browser ada = new Browser(server);
        String idToken = logIn(ada).get("id_token").asString();
        Browser bob = new Browser(server);
        bob.logIn("bob@example.com", "gatehouse");
        bob.get("/oauth2/default/v1/logout?id_token_hint=" + idToken);
        assertThat(Browser.parameters(bob.authorize(Map.of("prompt", "none")))).containsKey("code");
    }

    private static JsonNode logIn(Browser browser) {
        return browser.exchange(browser.logIn("ada@example.com", "gatehouse").getOrDefault("code", "none"));
    }

    private static HttpResponse<String> userInfo(Browser browser, String token) {
        return browser.send(HttpRequest.newBuilder(browser.uri("/oauth2/default/v1/userinfo"))
                .header("Authorization", "Bearer " + token));
    }
}
