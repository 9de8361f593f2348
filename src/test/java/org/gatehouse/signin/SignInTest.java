package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in over HTTP, against a provider that is honest, wrong, slow or gone. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class SignInTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

    private TestProvider provider;
    private final HttpBrowser browser = new HttpBrowser(HOME);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @BeforeEach
    void startProvider() {
        provider = new TestProvider(PROVIDER_PORT);
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void returnsToThePageAskedForQueryIncluded() {
        var answer = browser.get("/protected?tab=2&q=a%20b");

        assertThat(location(answer)).contains("/login?continue=%2Fprotected%3Ftab%3D2%26q%3Da%2520b");
        assertThat(browser.follow(answer).uri()).hasToString(HOME + "/protected?tab=2&q=a%20b");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void opensTheDashboardAfterAPlainLogIn() {
        assertThat(browser.open("/login").uri()).hasToString(HOME + "/dashboard");
    }

    @Test
    void asksForTheSignUpFormTheWayTheProviderOffers() {
        browser.open("/signup");

        assertThat(provider.lastAuthorization).containsEntry("prompt", "create");
    }

    @Test
    void sendsStateNonceAndProofKey() {
        browser.open("/login");

        assertThat(provider.lastAuthorization)
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", HOME + "/login/oauth2/code/oidc");
    }

    @Test
    void changesTheSessionIdAtLogIn() {
        browser.get("/login");
        String before = browser.cookie("gatehouse-ui").orElseThrow();

        browser.open("/login");

        assertThat(browser.cookie("gatehouse-ui")).isPresent().isNotEqualTo(java.util.Optional.of(before));
    }

    @Test
    void finishesTwoLogInsThatWereBegunInOneBrowser() {
        var first = browser.get("/login?continue=/protected");
        var second = browser.get("/login?continue=/profile");

        assertThat(browser.follow(first).uri()).hasToString(HOME + "/protected");
        assertThat(browser.follow(second).uri()).hasToString(HOME + "/profile");
    }

    @ParameterizedTest
    @MethodSource("badIdTokens")
    void refusesABadIdTokenBeforeAskingForTheUser(TestProvider.Signer signer) {
        provider.signer = claims -> signer.sign(claims);

        assertRefusedOnce(browser.open("/login"), "failed");
        assertThat(provider.calls).doesNotContain("/userinfo");
    }

    static Stream<Named<TestProvider.Signer>> badIdTokens() throws JOSEException {
        var stranger = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        return Stream.of(
                Named.of("no signature", claims -> new PlainJWT(claims).serialize()),
                Named.of("a stranger's key", claims -> {
                    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
                    jwt.sign(stranger);
                    return jwt.serialize();
                }),
                Named.of("the client secret as key", claims -> {
                    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    jwt.sign(new MACSigner(TestProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)));
                    return jwt.serialize();
                }));
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    void refusesBadClaims(UnaryOperator<JWTClaimsSet.Builder> change) {
        provider.idTokenClaims = change;

        assertRefusedOnce(browser.open("/login"), "failed");
        assertThat(provider.calls).doesNotContain("/userinfo");
    }

    static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> badClaims() {
        return Stream.of(
                Named.of("another issuer", claims -> claims.issuer("https://other.example")),
                Named.of("no subject", claims -> claims.subject(null)),
                Named.of("another audience", claims -> claims.audience("other")),
                Named.of(
                        "an untrusted second audience",
                        claims -> claims.audience(List.of(TestProvider.CLIENT_ID, "other"))
                                .claim("azp", TestProvider.CLIENT_ID)),
                Named.of("no issue time", claims -> claims.issueTime(null)),
                Named.of("expired", claims -> claims.issueTime(inSeconds(-600)).expirationTime(inSeconds(-300))),
                Named.of(
                        "issued in the future",
                        claims -> claims.issueTime(inSeconds(300)).expirationTime(inSeconds(900))),
                Named.of("no nonce", claims -> claims.claim("nonce", null)),
                Named.of("another nonce", claims -> claims.claim("nonce", "other")));
    }

    @Test
    void refusesUserinfoAboutSomebodyElse() {
        provider.userInfo = claims -> Map.of("sub", "somebody-else");

        assertRefusedOnce(browser.open("/login"), "failed");
    }

    @Test
    void refusesAnAnswerThatNamesAnotherIssuer() {
        provider.callback = parameters -> with(parameters, "iss", "https://other.example");

        assertRefusedOnce(browser.open("/login"), "failed");
        assertThat(provider.calls).doesNotContain("/token");
    }

    @Test
    void refusesAnAnswerWithoutIssuerWhereThatIsPromised() {
        provider.callback = parameters -> without(parameters, "iss");

        assertRefusedOnce(browser.open("/login"), "failed");
    }

    @Test
    void refusesACallbackOfAnotherBrowserAndAReplay() {
        String callback = location(browser.get(location(browser.get("/login")).orElseThrow()))
                .orElseThrow();

        assertRefusedOnce(new HttpBrowser(HOME).open(callback), "expired");
        assertThat(location(browser.get(callback))).contains("/dashboard");
        assertThat(location(browser.get(callback))).contains("/login?error=expired");
    }

    @Test
    void refusesAnAnswerByFormWithoutAnError() {
        var answer = browser.post("/login/oauth2/code/oidc", Map.of("code", "a", "state", "b"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not allowed").doesNotContain("Exception");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void saysThatTheLogInWasCancelled() {
        provider.callback = parameters -> without(with(parameters, "error", "access_denied"), "code");

        assertRefusedOnce(browser.open("/login"), "cancelled");
    }

    @Test
    void servesWhileTheProviderIsDownAndRecovers() throws InterruptedException {
        provider.close();
        var down = new HttpBrowser(HOME);

        assertThat(down.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        // Metadata may be known from an earlier test: then the provider's own address refuses the connection.
        var answer = down.get("/login");
        if (location(answer).orElse("").startsWith("/login?error")) {
            assertThat(down.follow(answer).body()).contains("cannot be reached");
        }

        provider = new TestProvider(PROVIDER_PORT);
        Thread.sleep(2100);
        assertThat(browser.open("/login").uri()).hasToString(HOME + "/dashboard");
    }

    @Test
    void givesUpOnATokenEndpointThatHangs() {
        provider.tokenHangs = true;

        assertRefusedOnce(browser.open("/login"), "unavailable");
    }

    @Test
    void keepsThePageAskedForThroughAFailedTry() {
        provider.tokenStatus = 500;
        var failed = browser.open("/login?continue=%2Fprofile%3Fa%3D1");

        assertThat(failed.uri()).hasToString(HOME + "/login?error=unavailable&continue=%2Fprofile%3Fa%3D1");
        assertThat(failed.body()).contains("href=\"/login?continue=%2Fprofile%3Fa%3D1\"");
    }

    @Test
    void offersNoRetryThatLeadsElsewhere() {
        assertThat(browser.get("/login?error=failed&continue=//evil.example").body())
                .contains("href=\"/login\"")
                .doesNotContain("evil.example");
    }

    private void assertRefusedOnce(HttpResponse<String> page, String error) {
        assertThat(page.uri()).hasToString(HOME + "/login?error=" + error);
        assertThat(page.body()).contains("Try again").doesNotContain("Exception");
        assertThat(provider.callsTo("/authorize")).isLessThanOrEqualTo(1);
        assertThat(isSignedIn(browser)).isFalse();
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static boolean isSignedIn(HttpBrowser browser) {
        return browser.get("/logout").statusCode() == 200;
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        Map<String, String> changed = new HashMap<>(all);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> all, String name) {
        Map<String, String> changed = new HashMap<>(all);
        changed.remove(name);
        return changed;
    }
}
