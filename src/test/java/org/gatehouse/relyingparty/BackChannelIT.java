package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Log-outs that the provider reports (OpenID Connect Back-Channel Logout 1.0), as far as the packaged application must show
 * them; the rules one by one are in the tests of the endpoint.
 */
class BackChannelIT extends RelyingParty {

    private final HttpBrowser other = new HttpBrowser(HOME);

    /** A token that ends nothing, made from a good one. */
    record Bad(String name, Forger forger) {

        @Override
        public String toString() {
            return name;
        }
    }

    interface Forger {
        String token(TestProvider provider, String sid) throws JOSEException, ParseException;
    }

    @Test
    void endsTheSessionThatIsNamedAndNoOther() throws JOSEException {
        browser.open("/login");
        other.open("/login");

        String token = provider.logoutToken(null, provider.sids.getFirst());
        var answer = post(token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(post(token).statusCode()).as("used before").isEqualTo(400);
    }

    @Test
    void endsAllSessionsOfThePersonAndNobodyElses() throws JOSEException {
        browser.open("/login");
        provider.subject = "user-2";
        other.open("/login");

        assertThat(post(provider.logoutToken("user-1", null)).statusCode()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void endsNothing(Bad bad) throws Exception {
        browser.open("/login");

        var answer = post(bad.forger().token(provider, provider.sids.getFirst()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request").doesNotContain("Exception", "\tat ");
        assertThat(isSignedIn(browser)).isTrue();
    }

    static Stream<Bad> badTokens() {
        return Stream.of(
                new Bad("alg none", (provider, sid) -> new PlainJWT(claims(provider, sid)).serialize()),
                new Bad(
                        "a stranger's key",
                        (provider, sid) ->
                                Jwts.signedBy(Jwts.STRANGER, JWSAlgorithm.RS256).sign(claims(provider, sid))),
                new Bad("typ at+jwt", (provider, sid) -> provider.sign("at+jwt", claims(provider, sid))),
                changed("no event", claims -> claims.claim("events", null)),
                changed("another event", claims -> claims.claim("events", Map.of("a", Map.of()))),
                changed("nonce there", claims -> claims.claim("nonce", "a")),
                changed("another aud", claims -> claims.audience("other")),
                changed("another iss", claims -> claims.issuer("https://other.example")),
                changed("no iss", claims -> claims.issuer(null)),
                changed("sub a number", claims -> claims.claim("sub", 1234567890123456789L)),
                changed("sub with NUL", claims -> claims.subject("a\0001")),
                changed("sid longer than any", claims -> claims.claim("sid", "x".repeat(256))),
                changed("sid a number", claims -> claims.claim("sid", 1)),
                changed("no jti", claims -> claims.jwtID(null)),
                changed("no iat", claims -> claims.issueTime(null)),
                changed("expired", claims -> claims.claim("exp", 0L)),
                new Bad("no JWT", (provider, sid) -> "a.b.c"),
                new Bad("a megabyte", (provider, sid) -> "x".repeat(1_000_000)));
    }

    @Test
    void takesNoTokenByGet() {
        assertThat(browser.get("/logout/connect/back-channel/oidc?logout_token=a")
                        .statusCode())
                .isEqualTo(405);
    }

    private static Bad changed(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Bad(name, (provider, sid) -> provider.logoutToken("user-1", sid, change));
    }

    private static JWTClaimsSet claims(TestProvider provider, String sid) throws JOSEException, ParseException {
        return SignedJWT.parse(provider.logoutToken("user-1", sid)).getJWTClaimsSet();
    }

    private HttpResponse<String> post(String token) {
        return new HttpBrowser(HOME).post("/logout/connect/back-channel/oidc", Map.of("logout_token", token));
    }
}
