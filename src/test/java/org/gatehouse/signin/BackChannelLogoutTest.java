package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
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
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Log-outs that the provider reports, over HTTP: what ends sessions, and what is refused. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class BackChannelLogoutTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpBrowser browser = new HttpBrowser(HOME);
    private TestProvider provider;

    @Autowired
    private Sessions sessions;

    /** Makes a token of a person, whose session stands in the claims as well. */
    interface Forger {
        String token(TestProvider provider, JWTClaimsSet.Builder claims) throws JOSEException;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @BeforeEach
    void logIn() {
        provider = new TestProvider(PROVIDER_PORT);
        browser.open("/login");
    }

    @AfterEach
    void stopProvider() {
        sessions.endAllOf(provider.issuer(), "user-1", EndReason.LOGGED_OUT, null);
        provider.close();
    }

    @Test
    void endsTheSessionThatIsNamed() throws JOSEException {
        var other = new HttpBrowser(HOME);
        other.open("/login");

        var answer = post(provider.logoutToken(null, provider.sids.getFirst()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
    }

    @Test
    void endsAllSessionsOfThePersonAndNobodyElses() throws JOSEException {
        var second = new HttpBrowser(HOME);
        second.open("/login");
        provider.subject = "somebody-else";
        var other = new HttpBrowser(HOME);
        other.open("/login");

        assertThat(post(provider.logoutToken("user-1", null)).statusCode()).isEqualTo(200);

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(second)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
    }

    @Test
    void endsOneSessionWherePersonAndSessionAreNamed() throws JOSEException {
        var other = new HttpBrowser(HOME);
        other.open("/login");

        assertThat(post(provider.logoutToken("user-1", provider.sids.getFirst()))
                        .statusCode())
                .isEqualTo(200);

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
    }

    @Test
    void endsNothingWhereTheSessionIsAnotherPersons() throws JOSEException {
        assertThat(post(provider.logoutToken("somebody-else", provider.sids.getFirst()))
                        .statusCode())
                .isEqualTo(200);

        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void endsSessionsOfThePersonThatTheProviderGaveNoName() throws JOSEException {
        provider.idTokenClaims = claims -> claims.claim("sid", null);
        browser.open("/login");

        post(provider.logoutToken("user-1", "sid-unknown-here"));

        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void tellsThePersonWhoLoggedThemOut() throws JOSEException {
        post(provider.logoutToken("user-1", null));

        assertThat(browser.open("/dashboard").body()).contains("You were logged out at the identity provider.");
    }

    @Test
    void hasNothingToSayWhereNothingWasLive() throws JOSEException {
        assertThat(post(provider.logoutToken("nobody", null)).statusCode()).isEqualTo(200);
    }

    @Test
    void countsATokenOnce() throws JOSEException {
        String token = provider.logoutToken("user-1", null);
        post(token);
        browser.open("/login");

        assertRefused(post(token));
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void countsATokenOnceWhenItComesManyTimesAtOnce() throws JOSEException {
        String token = provider.logoutToken("user-1", null);

        List<Integer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> post(token).statusCode()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).isSubsetOf(200, 400, 503);
    }

    @ParameterizedTest
    @MethodSource("goodTokens")
    void takesWhatTheSpecificationLeavesOpen(Forger forger) throws JOSEException {
        assertThat(post(forger.token(provider, claims())).statusCode()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isFalse();
    }

    static Stream<Named<Forger>> goodTokens() {
        return Stream.of(
                of("no type", (p, claims) -> p.sign(claims.build())),
                of("type JWT", (p, claims) -> p.sign("JWT", claims.build())),
                of("the long form of its type", (p, claims) -> p.sign("application/logout+jwt", claims.build())),
                of("no expiry", (p, claims) -> signed(p, claims.expirationTime(null))),
                of("a clock half a minute ahead", (p, claims) -> signed(p, claims.issueTime(inSeconds(30)))),
                of("an expiry half a minute ago", (p, claims) -> signed(p, claims.expirationTime(inSeconds(-30)))),
                of("others in the audience", (p, claims) -> signed(p, claims.audience(List.of("x", "app")))),
                of(
                        "another event beside",
                        (p, claims) -> signed(
                                p,
                                claims.claim("events", Map.of(EVENT, Map.of(), "https://x.example/event", Map.of())))));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesWhatIsNotALogoutTokenForUs(Forger forger) throws JOSEException {
        assertRefused(post(forger.token(provider, claims())));
        assertThat(isSignedIn(browser)).isTrue();
    }

    static Stream<Named<Forger>> badTokens() throws JOSEException {
        var stranger = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        return Stream.of(
                of("no signature", (p, claims) -> new PlainJWT(claims.build()).serialize()),
                of("a stranger's key", (p, claims) -> {
                    var jwt = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("test")
                                    .build(),
                            claims.build());
                    jwt.sign(stranger);
                    return jwt.serialize();
                }),
                of("an unknown key", (p, claims) -> {
                    var jwt = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("x").build(), claims.build());
                    jwt.sign(stranger);
                    return jwt.serialize();
                }),
                of("the client secret as key", (p, claims) -> {
                    var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
                    jwt.sign(new MACSigner(TestProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)));
                    return jwt.serialize();
                }),
                of("a cut signature", (p, claims) -> signed(p, claims).replaceFirst("....$", "")),
                of("no token at all", (p, claims) -> "no.token.atall"),
                of("nothing", (p, claims) -> ""),
                of("the type of an access token", (p, claims) -> p.sign("at+jwt", claims.build())),
                of("an unknown type", (p, claims) -> p.sign("secevent+jwt", claims.build())),
                of(
                        "an id token",
                        (p, claims) ->
                                p.sign("JWT", claims.claim("events", null).build())),
                badClaims("another issuer", claims -> claims.issuer("https://other.example")),
                badClaims("no issuer", claims -> claims.issuer(null)),
                badClaims(
                        "an issuer with a slash more",
                        claims -> claims.issuer("http://localhost:" + PROVIDER_PORT + "/")),
                badClaims("another audience", claims -> claims.audience("other")),
                badClaims("no audience", claims -> claims.audience((String) null)),
                badClaims("no issue time", claims -> claims.issueTime(null)),
                badClaims("an issue time that is a text", claims -> claims.claim("iat", "now")),
                badClaims("issued in the future", claims -> claims.issueTime(inSeconds(120))),
                badClaims(
                        "issued long ago",
                        claims -> claims.issueTime(inSeconds(-700)).expirationTime(inSeconds(900))),
                badClaims(
                        "issued long ago without expiry",
                        claims -> claims.issueTime(inSeconds(-700)).expirationTime(null)),
                badClaims("expired", claims -> claims.issueTime(inSeconds(-300)).expirationTime(inSeconds(-90))),
                badClaims("no id", claims -> claims.jwtID(null)),
                badClaims("an empty id", claims -> claims.jwtID("")),
                badClaims("a nonce", claims -> claims.claim("nonce", "n")),
                badClaims(
                        "neither person nor session",
                        claims -> claims.subject(null).claim("sid", null)),
                badClaims("a session that is a number", claims -> claims.claim("sid", 7)),
                badClaims("an empty person", claims -> claims.subject("").claim("sid", null)),
                badClaims(
                        "another event", claims -> claims.claim("events", Map.of("https://x.example/event", Map.of()))),
                badClaims("an event that is no object", claims -> claims.claim("events", Map.of(EVENT, "yes"))),
                badClaims("events as a list", claims -> claims.claim("events", List.of(EVENT))),
                badClaims("events as a text", claims -> claims.claim("events", EVENT)));
    }

    @Test
    void refusesTwoTokensAtOnce() throws JOSEException {
        String body = "logout_token=" + provider.logoutToken("user-1", null);

        assertRefused(send(form("oidc", body + "&" + body)));
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void findsTheTokenAmongFieldsThatItDoesNotKnow() throws JOSEException {
        String body = "a=b&logout_token=" + provider.logoutToken("user-1", null) + "&c";

        assertThat(send(form("oidc", body)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenInTheAddressAndAnEmptyBody() throws JOSEException {
        assertRefused(send(form("oidc?logout_token=" + provider.logoutToken("user-1", null), "")));
        assertThat(isSignedIn(browser)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense", ""})
    void refusesWhatIsNoForm(String type) throws JOSEException {
        var request =
                request("oidc").POST(BodyPublishers.ofString("logout_token=" + provider.logoutToken("user-1", null)));

        assertRefused(send(type.isEmpty() ? request : request.header("Content-Type", type)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesABodyWithoutEnd(boolean lengthIsTold) {
        byte[] body = ("logout_token=" + "x".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
        var publisher = lengthIsTold
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));

        assertRefused(send(request("oidc")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(publisher)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void takesNothingButPost(String method) {
        var answer = send(request("oidc").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void knowsOneProviderOnly() throws JOSEException {
        assertThat(send(form("okta", "logout_token=" + provider.logoutToken("user-1", null)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void opensNoSessionAndAsksForNoCsrfToken() {
        var answer = post("no token");

        assertRefused(answer);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void asksForTheKeysOnceHoweverManyUnknownOnesAreNamed() throws JOSEException {
        var stranger = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("made-up-" + i);
            var jwt = new SignedJWT(header.build(), claims().build());
            jwt.sign(stranger);
            tokens.add(jwt.serialize());
        }
        long before = provider.callsTo("/keys");
        Instant begun = Instant.now();
        tokens.forEach(token -> assertRefused(post(token)));

        long more = Duration.between(begun, Instant.now()).toSeconds() / 2; // one each two seconds
        assertThat(provider.callsTo("/keys") - before).isLessThanOrEqualTo(6 + more);
    }

    private JWTClaimsSet.Builder claims() throws JOSEException {
        try {
            var token = SignedJWT.parse(provider.logoutToken("user-1", provider.sids.getFirst()));
            return new JWTClaimsSet.Builder(token.getJWTClaimsSet());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Named<Forger> of(String what, Forger forger) {
        return Named.of(what, forger);
    }

    private static Named<Forger> badClaims(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Named.of(what, (provider, claims) -> signed(provider, change.apply(claims)));
    }

    private static String signed(TestProvider provider, JWTClaimsSet.Builder claims) throws JOSEException {
        return provider.sign("logout+jwt", claims.build());
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"", "\"error_description\":\"");
    }

    private static boolean isSignedIn(HttpBrowser browser) {
        return browser.get("/logout").statusCode() == 200;
    }

    private HttpResponse<String> post(String token) {
        return send(form("oidc", "logout_token=" + token));
    }

    private static HttpRequest.Builder form(String provider, String body) {
        return request(provider)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String provider) {
        return HttpRequest.newBuilder(URI.create(HOME + "/logout/connect/back-channel/" + provider));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
