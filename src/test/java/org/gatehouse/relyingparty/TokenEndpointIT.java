package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.outbound.TestServer.drip;
import static org.gatehouse.outbound.TestServer.flood;
import static org.gatehouse.outbound.TestServer.json;
import static org.gatehouse.outbound.TestServer.never;
import static org.gatehouse.outbound.TestServer.text;
import static org.gatehouse.relyingparty.Answers.fault;
import static org.gatehouse.relyingparty.Answers.with;
import static org.gatehouse.relyingparty.Answers.without;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The token endpoint during a log-in: wrong, broken, slow, endless, or leading elsewhere. */
class TokenEndpointIT extends RelyingParty {

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
                fault("/token", "HTML with status 200", text(200, "text/html", Answers.HTML), "failed"),
                fault("/token", "a content type that is none", text(200, "nonsense", "{}"), "failed"),
                fault("/token", "a charset that is none", text(200, "application/json; charset=x-no", "{}"), "failed"),
                fault("/token", "invalid_grant", json(400, "{\"error\":\"invalid_grant\"}"), "refused"),
                fault("/token", "invalid_client", json(401, "{\"error\":\"invalid_client\"}"), "misconfigured"),
                fault("/token", "401 with HTML", text(401, "text/html", Answers.HTML), "misconfigured"),
                fault("/token", "429", text(429, "text/plain", "slow down"), "unavailable"),
                fault("/token", "429 with an error", json(429, "{\"error\":\"too_many_requests\"}"), "unavailable"),
                fault("/token", "500 with an error", json(500, "{\"error\":\"oops\"}"), "unavailable"),
                fault("/token", "503 with HTML", text(503, "text/html", Answers.HTML), "unavailable"),
                fault("/token", "502 with nothing", text(502, "text/html", ""), "unavailable"),
                fault("/token", "endless", flood(), "unavailable"),
                fault("/token", "never", never(), "unavailable"),
                fault("/token", "a drip", drip(), "unavailable"),
                fault("/token", "cut off", Answers::cutOff, "unavailable"));
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

    private static Case token(String name, UnaryOperator<Map<String, Object>> change, String outcome) {
        return new Case(name, provider -> provider.tokenAnswer = change, outcome);
    }
}
