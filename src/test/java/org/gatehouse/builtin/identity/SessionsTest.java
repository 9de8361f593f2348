package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sessions that end: in the browser, in the tokens that came from them, and at the application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTest {

    private final LogoutReceiver application = new LogoutReceiver();
    private final AtomicInteger used = new AtomicInteger();
    private IdentityServer server;

    private String database = "";

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        database = newDatabase();
        server = IdentityServer.start(
                IdentityFixture.settings(IdentityFixture.freePort(), application.application(), database, "", 40));
    }

    @AfterAll
    void stop() {
        server.close();
        application.close();
    }

    @Test
    void announcesBackChannelLogout() {
        JsonNode configuration = Browser.json(browser().get("/oauth2/default/.well-known/openid-configuration"));
        assertThat(configuration.get("backchannel_logout_supported").asBoolean())
                .isTrue();
        assertThat(configuration.get("backchannel_logout_session_supported").asBoolean())
                .isTrue();
    }

    @Test
    void sendsALogoutTokenWhenTheApplicationLogsTheUserOut() throws Exception {
        Browser browser = browser();
        JsonNode idToken = claims(browser.tokensFor(somebody()), browser);
        SignedJWT token = application.nextFrom(server);
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(server.issuer());
        assertThat(claims.getAudience()).containsExactly(IdentityFixture.CLIENT_ID);
        assertThat(claims.getSubject()).isEqualTo(idToken.get("sub").asString());
        assertThat(claims.getClaim("sid")).isEqualTo(idToken.get("sid").asString());
        assertThat(claims.getJSONObjectClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plusSeconds(120));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getClaims()).doesNotContainKey("nonce");
    }

    @Test
    void sendsOneTokenForOneLogOut() throws Exception {
        Browser first = browser();
        claims(first.tokensFor(somebody()), first);
        application.nextFrom(server);
        Browser second = browser();
        String sid = claims(second.tokensFor(somebody()), second).get("sid").asString();
        assertThat(application.nextFrom(server).getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(sid);
        assertThat(application.isEmpty()).isTrue();
    }

    @Test
    void sendsALogoutTokenWhenTheUserLogsOutHere() throws Exception {
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(somebody());
        browser.submit("/signout", Map.of());
        assertThat(application.nextFrom(server).getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(idToken(tokens).get("sid").asString());
        assertThat(browser.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(userInfo(browser, tokens)).isEqualTo(401);
    }

    @Test
    void endsTheTokensOfThatBrowserOnly() throws Exception {
        String user = somebody();
        Browser here = browser();
        JsonNode tokens = here.tokensFor(user);
        Browser elsewhere = browser();
        JsonNode others = elsewhere.tokensFor(user);
        assertThat(idToken(tokens).get("sid")).isNotEqualTo(idToken(others).get("sid"));
        logOut(here, tokens);
        application.nextFrom(server);
        assertThat(here.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(elsewhere.refresh(refreshToken(others)).statusCode()).isEqualTo(200);
        assertThat(elsewhere.isSignedIn()).isTrue();
    }

    @Test
    void namesTheSessionOfTheBrowserThatTheCodeCameFrom() {
        String user = somebody();
        Browser here = browser();
        String sid = idToken(here.tokensFor(user)).get("sid").asString();
        String code = Browser.parameters(here.authorize(Map.of())).getOrDefault("code", "none");
        browser().tokensFor(user);
        assertThat(idToken(here.exchange(code)).get("sid").asString()).isEqualTo(sid);
    }

    @Test
    void goesOnWithTheSessionWhenThePasswordIsEnteredAgain() throws Exception {
        String user = somebody();
        Browser browser = browser();
        JsonNode before = idToken(browser.tokensFor(user));
        Thread.sleep(1_100);
        browser.authorize(Map.of("prompt", "login"));
        Map<String, String> callback = Browser.parameters(browser.follow(browser.signIn(user, "gatehouse")));
        JsonNode after = idToken(browser.exchange(callback.getOrDefault("code", "none")));
        assertThat(after.get("sid")).isEqualTo(before.get("sid"));
        assertThat(after.get("auth_time").asLong())
                .isGreaterThan(before.get("auth_time").asLong());
    }

    @Test
    void asksForThePasswordForMaxAgeZero() {
        String user = somebody();
        Browser browser = browser();
        browser.tokensFor(user);
        assertThat(Browser.location(browser.authorize(Map.of("max_age", "0")))).endsWith("/signin");
        assertThat(Browser.parameters(browser.follow(browser.signIn(user, "gatehouse"))))
                .containsKey("code");
    }

    @Test
    void endsTheSessionOfWhoeverWasThereBefore() throws Exception {
        Browser browser = browser();
        JsonNode before = browser.tokensFor(somebody());
        browser.authorize(Map.of("prompt", "login"));
        browser.signIn(somebody(), "gatehouse");
        assertThat(application.nextFrom(server).getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(idToken(before).get("sid").asString());
        assertThat(browser.refresh(refreshToken(before)).body()).contains("invalid_grant");
    }

    @Test
    void endsAllSessionsOfAUserButKeepsTokensUnlessTold() throws Exception {
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(somebody());
        String user = idToken(tokens).get("sub").asString();
        assertThat(browser.manage("DELETE", user + "/sessions").statusCode()).isEqualTo(204);
        JWTClaimsSet claims = application.nextFrom(server).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(user);
        assertThat(claims.getClaims()).doesNotContainKey("sid");
        assertThat(browser.isSignedIn()).isFalse();
        JsonNode refreshed = Browser.json(browser.refresh(refreshToken(tokens)));
        assertThat(browser.manage("DELETE", user + "/sessions?oauthTokens=true").statusCode())
                .isEqualTo(204);
        application.nextFrom(server);
        assertThat(browser.refresh(refreshToken(refreshed)).body()).contains("invalid_grant");
        assertThat(userInfo(browser, refreshed)).isEqualTo(401);
    }

    @Test
    void refusesACodeOfASessionThatHasEnded() throws Exception {
        String login = somebody();
        Browser browser = browser();
        String code = browser.logIn(login, "gatehouse").getOrDefault("code", "none");
        browser.manage("DELETE", login + "/sessions");
        application.nextFrom(server);
        assertThat(browser.exchange(code).get("error").asString()).isEqualTo("invalid_grant");
    }

    /** Whichever way the status came about. */
    @Test
    void givesNothingForTokensOfAUserWhoIsNotActive() throws SQLException {
        String login = somebody();
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(login);
        try (Connection connection =
                        DriverManager.getConnection(database, database.startsWith("jdbc:h2:") ? "sa" : "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE identity.users SET status = 'SUSPENDED' WHERE login_key = '" + login + "'");
        }
        HttpResponse<String> answer =
                browser.userInfo(tokens.get("access_token").asString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_token");
        assertThat(browser.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "deactivate"})
    void signsOutWhoMayNotSignInAnyMore(String operation) throws Exception {
        String login = somebody();
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(login);
        String user = idToken(tokens).get("sub").asString();
        assertThat(browser.manage("POST", login + "/lifecycle/" + operation).statusCode())
                .isEqualTo(200);
        assertThat(application.nextFrom(server).getJWTClaimsSet().getSubject()).isEqualTo(user);
        assertThat(browser.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(userInfo(browser, tokens)).isEqualTo(401);
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.signIn(login, "gatehouse").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend,unsuspend", "deactivate,activate"})
    void asksForThePasswordWhenTheUserIsBack(String operations) throws Exception {
        String login = somebody();
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(login);
        for (String operation : operations.split(",", -1)) {
            assertThat(browser.manage("POST", login + "/lifecycle/" + operation).statusCode())
                    .isEqualTo(200);
        }
        application.nextFrom(server);
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(idToken(browser.tokensFor(login)).has("sub")).isTrue();
    }

    @Test
    void triesAgainWhenTheApplicationCannotAnswer() throws Exception {
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(somebody());
        application.status = 503;
        try {
            logOut(browser, tokens);
            String first = application.next();
            application.status = 200;
            assertThat(application.next()).isEqualTo(first);
        } finally {
            application.status = 200;
        }
    }

    @Test
    void revokesARefreshTokenWithAllThatCameFromIt() {
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(somebody());
        assertThat(browser.revoke(refreshToken(tokens)).statusCode()).isEqualTo(200);
        assertThat(browser.refresh(refreshToken(tokens)).body()).contains("invalid_grant");
        assertThat(userInfo(browser, tokens)).isEqualTo(401);
    }

    @Test
    void revokesAnAccessTokenAlone() {
        Browser browser = browser();
        JsonNode tokens = browser.tokensFor(somebody());
        assertThat(browser.revoke(tokens.get("access_token").asString()).statusCode())
                .isEqualTo(200);
        assertThat(userInfo(browser, tokens)).isEqualTo(401);
        assertThat(browser.refresh(refreshToken(tokens)).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnUnknownTokenForRevoked() {
        assertThat(browser().revoke("unknown").statusCode()).isEqualTo(200);
    }

    private Browser browser() {
        return new Browser(server, application.application());
    }

    /** A user whom no other test has. */
    private String somebody() {
        return "user%07d@example.com".formatted(used.incrementAndGet());
    }

    /** What the id token said, after a log-out that the application asked for with it. */
    private JsonNode claims(JsonNode tokens, Browser browser) {
        assertThat(Browser.location(logOut(browser, tokens))).isEqualTo(application.application() + "/");
        return idToken(tokens);
    }

    private HttpResponse<String> logOut(Browser browser, JsonNode tokens) {
        return browser.get("/oauth2/default/v1/logout?"
                + Browser.form(Map.of(
                        "id_token_hint",
                        tokens.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        application.application() + "/")));
    }

    private static int userInfo(Browser browser, JsonNode tokens) {
        return browser.userInfo(tokens.get("access_token").asString()).statusCode();
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }

    private static JsonNode idToken(JsonNode tokens) {
        return Browser.claims(tokens.get("id_token").asString());
    }
}
