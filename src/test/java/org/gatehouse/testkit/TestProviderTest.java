package org.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other tests rely on when they blame the application. */
class TestProviderTest {

    private final TestProvider provider = new TestProvider(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        provider.close();
        http.close();
    }

    @Test
    void replacesRefreshTokensAndEndsTheFamilyWhenOneComesBack() throws Exception {
        JsonNode first = logIn("");
        JsonNode second = refresh(first);
        assertThat(userInfo(second)).isEqualTo(200);

        assertThat(refresh(first).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh(second).get("error").asString()).isEqualTo("invalid_grant");
        assertThat(provider.reusedRefreshTokens()).isEqualTo(1);
        assertThat(provider.refreshes()).isEqualTo(3);
        assertThat(userInfo(second)).isEqualTo(401);
    }

    @Test
    void keepsSidAndAuthTimeInRefreshedIdTokens() throws Exception {
        JsonNode first = logIn("&max_age=60&nonce=n1");
        JWTClaimsSet refreshed = claims(refresh(first));
        assertThat(claims(first).getStringClaim("nonce")).isEqualTo("n1");
        assertThat(refreshed.getClaims()).containsKey("auth_time").doesNotContainKey("nonce");
        assertThat(refreshed.getClaim("sid")).isEqualTo(provider.sids.getFirst());
        assertThat(claims(logIn("")).getClaims()).doesNotContainKey("auth_time");
    }

    @Test
    void revokesAndRemembersWhat() throws Exception {
        JsonNode tokens = logIn("");
        String token = tokens.get("refresh_token").asString();
        post("/revoke", "token=" + token + "&token_type_hint=refresh_token");
        assertThat(provider.revocations).containsExactly(Map.of("token", token, "token_type_hint", "refresh_token"));
        assertThat(refresh(tokens).get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void answersAsTheTestSays() throws Exception {
        JsonNode tokens = logIn("");
        provider.userInfoStatus = 503;
        provider.tokenStatus = 503;
        assertThat(userInfo(tokens)).isEqualTo(503);
        assertThat(refresh(tokens).get("error").asString()).isEqualTo("server_error");
        provider.tokenStatus = 200;
        assertThat(refresh(tokens).has("access_token")).isTrue();
    }

    @Test
    void signsLogoutTokens() throws Exception {
        SignedJWT token = SignedJWT.parse(provider.logoutToken("user-1", null, claims -> claims.claim("nonce", "n")));
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("sub", "user-1")
                .containsEntry("nonce", "n")
                .containsKeys("iss", "aud", "iat", "exp", "jti", "events");
    }

    private JsonNode logIn(String extra) throws Exception {
        String query = "/authorize?redirect_uri=http://localhost/back&state=s" + extra;
        URI location = URI.create(send(HttpRequest.newBuilder(URI.create(provider.issuer() + query)))
                .headers()
                .firstValue("Location")
                .orElseThrow());
        String code = Exchanges.parameters(location.getRawQuery()).get("code");
        return post("/token", "grant_type=authorization_code&code=" + code);
    }

    private JsonNode refresh(JsonNode tokens) throws Exception {
        return post(
                "/token",
                "grant_type=refresh_token&refresh_token="
                        + tokens.path("refresh_token").asString("none"));
    }

    private int userInfo(JsonNode tokens) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/userinfo"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asString()))
                .statusCode();
    }

    private JsonNode post(String path, String form) throws Exception {
        return JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(URI.create(provider.issuer() + path))
                                .POST(HttpRequest.BodyPublishers.ofString(form)))
                        .body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JWTClaimsSet claims(JsonNode tokens) throws ParseException {
        return SignedJWT.parse(tokens.get("id_token").asString()).getJWTClaimsSet();
    }
}
