package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.outbound.TestServer.drip;
import static org.gatehouse.outbound.TestServer.flood;
import static org.gatehouse.outbound.TestServer.json;
import static org.gatehouse.outbound.TestServer.never;
import static org.gatehouse.outbound.TestServer.text;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two endpoints that the application asks during a log-in: wrong, broken, slow, endless, or leading elsewhere. */
class TokenAndUserInfoIT extends RelyingParty {

    private static final String HTML = "<html><body>Maintenance <script>alert(1)</script></body></html>";

    @ParameterizedTest
    @MethodSource("wrongTokenAnswers")
    void refusesAWrongTokenAnswer(Case hostile) {
        assertOutcome(hostile);

        assertThat(provider.calls).doesNotContain("/userinfo");
        assertThat(provider.callsTo("/token")).isEqualTo(1);
    }

    static Stream<Case> wrongTokenAnswers() {
        return Stream.of(
                token("token_type missing", without("token_type"), "failed"),
                token("token_type mac", with("token_type", "mac"), "failed"),
                token("token_type DPoP (RFC 9449)", with("token_type", "DPoP"), "failed"),
                token("token_type a number", with("token_type", 1), "failed"),
                token("id_token missing", without("id_token"), "failed"),
                token("id_token null", with("id_token", null), "failed"),
                token("id_token a number", with("id_token", 1), "failed"),
                token("id_token a list", with("id_token", List.of("a")), "failed"),
                token("access_token missing", without("access_token"), "failed"),
                token("access_token empty", with("access_token", ""), "failed"),
                token("access_token an object", with("access_token", Map.of("a", 1)), "failed"),
                token("an error with status 200", all -> Map.of("error", "invalid_grant"), "failed"),
                fault("/token", "an empty object", json(200, "{}"), "failed"),
                fault("/token", "an array", json(200, "[1]"), "failed"),
                fault("/token", "null", json(200, "null"), "failed"),
                fault("/token", "half an object", json(200, "{\"access_token\":\"a"), "failed"),
                fault("/token", "nothing", text(200, "application/json", ""), "failed"),
                fault("/token", "HTML with status 200", text(200, "text/html", HTML), "failed"),
                fault("/token", "invalid_grant", json(400, "{\"error\":\"invalid_grant\"}"), "failed"),
                fault("/token", "invalid_client", json(401, "{\"error\":\"invalid_client\"}"), "misconfigured"),
                fault("/token", "401 with HTML", text(401, "text/html", HTML), "misconfigured"),
                fault("/token", "429", text(429, "text/plain", "slow down"), "unavailable"),
                fault("/token", "429 with an error", json(429, "{\"error\":\"too_many_requests\"}"), "unavailable"),
                fault("/token", "500 with an error", json(500, "{\"error\":\"oops\"}"), "unavailable"),
                fault("/token", "503 with HTML", text(503, "text/html", HTML), "unavailable"),
                fault("/token", "502 with nothing", text(502, "text/html", ""), "unavailable"),
                fault("/token", "endless", flood(), "unavailable"),
                fault("/token", "never", never(), "unavailable"),
                fault("/token", "a drip", drip(), "unavailable"),
                fault("/token", "cut off", TokenAndUserInfoIT::cutOff, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("wrongUserInfo")
    void refusesWrongUserInfo(Case hostile) {
        assertOutcome(hostile);

        // Java's own client asks once more where the answer breaks off.
        assertThat(provider.callsTo("/userinfo")).isBetween(1L, 2L);
    }

    static Stream<Case> wrongUserInfo() {
        return Stream.of(
                userInfo("oidcc-client-test-userinfo-invalid-sub", with("sub", "somebody-else")),
                userInfo("sub missing", without("sub")),
                userInfo("sub null", with("sub", null)),
                userInfo("sub a number", with("sub", 1)),
                userInfo("sub empty", with("sub", "")),
                fault("/userinfo", "an empty object", json(200, "{}"), "failed"),
                fault("/userinfo", "an array", json(200, "[1]"), "failed"),
                fault("/userinfo", "null", json(200, "null"), "failed"),
                fault("/userinfo", "nothing", text(200, "application/json", ""), "failed"),
                fault("/userinfo", "HTML with status 200", text(200, "text/html", HTML), "failed"),
                fault("/userinfo", "no JWT as application/jwt", text(200, "application/jwt", "a.b.c"), "failed"),
                fault("/userinfo", "401", json(401, "{\"error\":\"invalid_token\"}"), "failed"),
                fault("/userinfo", "403", text(403, "text/html", HTML), "failed"),
                fault("/userinfo", "429", text(429, "text/plain", "slow down"), "unavailable"),
                fault("/userinfo", "500", text(500, "text/html", HTML), "unavailable"),
                fault("/userinfo", "503", json(503, "{}"), "unavailable"),
                fault("/userinfo", "endless", flood(), "unavailable"),
                fault("/userinfo", "never", never(), "unavailable"),
                fault("/userinfo", "a drip", drip(), "unavailable"),
                fault("/userinfo", "cut off", TokenAndUserInfoIT::cutOff, "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("unusualUserInfo")
    void acceptsUnusualUserInfo(Case unusual) {
        assertOutcome(unusual);
    }

    static Stream<Case> unusualUserInfo() {
        return Stream.of(
                accepted("oidcc-client-test-scope-userinfo-claims", all -> all),
                accepted("nothing but sub", all -> Map.of("sub", all.get("sub"))),
                accepted("claims that are null", with("name", null).andThen(with("email", null))::apply),
                accepted(
                        "claims of other types",
                        with("name", 1).andThen(with("email", List.of(1))).andThen(with("groups", Map.of("a", 1)))
                                ::apply),
                accepted(
                        "iss, aud and auth_time of other types",
                        with("iss", 1).andThen(with("aud", 2)).andThen(with("auth_time", "x"))::apply),
                accepted("updated_at as a date", with("updated_at", "2030-01-01T00:00:00.000Z")),
                accepted("an address as no address", with("picture", "not an address")),
                accepted(
                        "three hundred groups",
                        with(
                                "groups",
                                IntStream.range(0, 300)
                                        .mapToObj(i -> "group-" + i)
                                        .toList())),
                accepted("a name of 10,000 characters", with("name", "x".repeat(10_000))),
                accepted(
                        "a name from right to left, with NUL and markup",
                        with("name", "\u202e\u05d0\u0000<img src=x onerror=alert(1)>")));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void takesNoCredentialsToWhereAnAnswerLeads(String endpoint, int status) {
        try (var elsewhere = new TestServer().on("/", json(200, "{}"))) {
            provider.faults.put(endpoint, exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url() + "/");
                exchange.sendResponseHeaders(status, -1);
            });

            assertRefused(browser.open("/login"), "unavailable");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    static Stream<Arguments> redirects() {
        return Stream.of("/token", "/userinfo")
                .flatMap(path -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(path, status)));
    }

    /** Clicks do not wait for those who log in; all of whom get in in the end. */
    @Test
    void letsPeopleClickWhileAHundredLogInAtASlowProvider() throws Exception {
        browser.open("/login");
        provider.tokenAnswer = all -> {
            pause();
            return all;
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> logIns = IntStream.range(0, 100)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> new HttpBrowser(HOME).open("/login"))
                    .toList();
            var clicks = threads.submit(() -> IntStream.range(0, 20)
                    .mapToObj(i -> browser.get("/api/me").statusCode())
                    .toList());
            for (var page : threads.invokeAll(logIns)) {
                assertThat(page.get().uri()).hasToString(HOME + "/dashboard");
            }
            assertThat(clicks.get()).containsOnly(200);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** RFC 6749, section 2.3.1: form-encoded before they are encoded for the header. */
    @Test
    void sendsASecretWithSpecialCharactersAsItMust() {
        browser.open("/login");

        String encoded =
                TestProvider.CLIENT_ID + ":" + URLEncoder.encode(TestProvider.CLIENT_SECRET, StandardCharsets.UTF_8);
        assertThat(provider.lastClientAuthentication)
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8)));
    }

    /** RFC 7636, section 4. */
    @Test
    void provesThatTheCodeIsItsOwn() throws Exception {
        browser.open("/login");

        String verifier = provider.tokenRequests.getFirst().getOrDefault("code_verifier", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier).hasSizeBetween(43, 128);
        assertThat(provider.lastAuthorization)
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .containsEntry("code_challenge_method", "S256");
    }

    @Test
    void usesNoStateNonceOrVerifierTwice() {
        browser.open("/login");
        var first = provider.lastAuthorization;
        new HttpBrowser(HOME).open("/login");

        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertThat(first.get(name))
                    .hasSizeGreaterThanOrEqualTo(32)
                    .isNotEqualTo(provider.lastAuthorization.get(name));
        }
    }

    private static void cutOff(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
    }

    private static Case fault(String path, String name, TestServer.Answer answer, String outcome) {
        return new Case(path + ": " + name, provider -> provider.faults.put(path, answer), outcome);
    }

    private static Case token(String name, UnaryOperator<Map<String, Object>> change, String outcome) {
        return new Case(name, provider -> provider.tokenAnswer = change, outcome);
    }

    private static Case userInfo(String name, UnaryOperator<Map<String, Object>> change) {
        return new Case(name, provider -> provider.userInfo = change, "failed");
    }

    private static Case accepted(String name, UnaryOperator<Map<String, Object>> change) {
        return new Case(name, provider -> provider.userInfo = change, SIGNED_IN);
    }

    private static UnaryOperator<Map<String, Object>> with(String name, @Nullable Object value) {
        return all -> {
            Map<String, Object> changed = new LinkedHashMap<>(all);
            changed.put(name, value);
            return changed;
        };
    }

    private static UnaryOperator<Map<String, Object>> without(String name) {
        return all -> {
            Map<String, Object> changed = new LinkedHashMap<>(all);
            changed.remove(name);
            return changed;
        };
    }
}
