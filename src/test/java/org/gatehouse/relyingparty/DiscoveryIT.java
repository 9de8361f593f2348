package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.outbound.TestServer.drip;
import static org.gatehouse.outbound.TestServer.flood;
import static org.gatehouse.outbound.TestServer.json;
import static org.gatehouse.outbound.TestServer.never;
import static org.gatehouse.outbound.TestServer.redirect;
import static org.gatehouse.outbound.TestServer.text;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What providers say of themselves, and their keys when none are known yet. One application with as many providers as there
 * are faults, as a provider is asked once; none of them is there when it starts.
 */
class DiscoveryIT {

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String HTML = "<html><body>Maintenance</body></html>";

    /** A provider with its fault, at a port of its own. */
    record Faulty(String name, int port, Consumer<TestProvider> fault) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Faulty> SAYS_WRONG = List.of(
            faulty("oidcc-client-test-discovery-issuer-mismatch", metadata("issuer", "https://other.example")),
            faulty(
                    "issuer with a slash more",
                    all -> all.metadata = values -> with(values, "issuer", values.get("issuer") + "/")),
            faulty("issuer missing", metadata("issuer", null)),
            faulty("issuer a number", metadata("issuer", 1)),
            faulty("authorization_endpoint missing", metadata("authorization_endpoint", null)),
            faulty("authorization_endpoint a list", metadata("authorization_endpoint", List.of("a"))),
            faulty("authorization_endpoint a script", metadata("authorization_endpoint", "javascript:alert(1)")),
            faulty(
                    "authorization_endpoint without https",
                    metadata("authorization_endpoint", "http://elsewhere.example/authorize")),
            faulty("token_endpoint missing", metadata("token_endpoint", null)),
            faulty("token_endpoint without https", metadata("token_endpoint", "http://elsewhere.example/token")),
            faulty(
                    "userinfo_endpoint without https",
                    metadata("userinfo_endpoint", "http://elsewhere.example/userinfo")),
            faulty("jwks_uri missing", metadata("jwks_uri", null)),
            faulty("jwks_uri without https", metadata("jwks_uri", "http://elsewhere.example/keys")),
            faulty("jwks_uri a file", metadata("jwks_uri", "file:///etc/passwd")),
            faulty("response_types_supported a number", metadata("response_types_supported", 1)),
            answering(METADATA, "500", json(500, "{}")),
            answering(METADATA, "404", text(404, "text/html", HTML)),
            answering(METADATA, "HTML", text(200, "text/html", HTML)),
            answering(METADATA, "an array", json(200, "[]")),
            answering(METADATA, "null", json(200, "null")),
            answering(METADATA, "nothing", text(200, "application/json", "")),
            answering(METADATA, "endless", flood()),
            answering(METADATA, "a drip", drip()),
            answering(METADATA, "never", never()),
            answering(METADATA, "a redirect to another host", redirect("https://elsewhere.example" + METADATA)));

    private static final List<Faulty> HIDES_KEYS = List.of(
            answering("/keys", "500", json(500, "{}")),
            answering("/keys", "HTML", text(200, "text/html", HTML)),
            answering("/keys", "an array", json(200, "[]")),
            answering("/keys", "no keys", json(200, "{\"keys\":[]}")),
            answering("/keys", "only keys that cannot be read", json(200, "{\"keys\":[{\"kty\":\"Lattice\"}]}")),
            answering("/keys", "a redirect to another host", redirect("https://elsewhere.example/keys")),
            answering("/keys", "endless", flood()),
            answering("/keys", "a drip", drip()),
            answering("/keys", "never", never()));

    private static final List<Faulty> UNUSUAL = List.of(
            faulty("no userinfo endpoint", metadata("userinfo_endpoint", null)),
            faulty("no algorithms named: RS256", metadata("id_token_signing_alg_values_supported", null)),
            faulty("values that nobody knows", metadata("https://a.example", Map.of("b", List.of(1)))),
            faulty("iss not promised and not sent (RFC 9207)", all -> {
                all.metadata = values -> with(values, "authorization_response_iss_parameter_supported", null);
                all.callback = answer -> {
                    answer.remove("iss");
                    return answer;
                };
            }));

    private static final Faulty LATE = faulty("late", all -> {});
    private static final Faulty ONE = faulty("one", all -> {});
    private static final Faulty OTHER = faulty("other", all -> {});

    private static final List<Faulty> ALL = Stream.of(SAYS_WRONG, HIDES_KEYS, UNUSUAL, List.of(LATE, ONE, OTHER))
            .flatMap(List::stream)
            .toList();

    private static final RunningGatehouse APPLICATION = RunningGatehouse.with(settings());
    private static final String HOME = APPLICATION.home();

    private final HttpBrowser browser = new HttpBrowser(HOME);

    @AfterAll
    static void stop() {
        String log = APPLICATION.log();
        APPLICATION.close();
        assertThat(log).doesNotContain("\tat ", "eyJ", TestProvider.CLIENT_SECRET);
    }

    @ParameterizedTest
    @MethodSource("providersThatSayWrong")
    void sendsNobodyToAProviderThatSaysWrong(Faulty faulty) {
        try (var provider = start(faulty)) {
            assertUnavailable(browser.open(login(faulty)));
            assertThat(provider.calls).isNotEmpty().containsOnly(METADATA);
        }
    }

    static List<Faulty> providersThatSayWrong() {
        return SAYS_WRONG;
    }

    @ParameterizedTest
    @MethodSource("providersThatHideTheirKeys")
    void refusesWhileThereAreNoKeys(Faulty faulty) {
        try (var provider = start(faulty)) {
            assertUnavailable(browser.open(login(faulty)));
            assertThat(provider.callsTo("/keys")).isBetween(1L, 2L);
            assertThat(provider.calls).doesNotContain("/userinfo");
        }
    }

    static List<Faulty> providersThatHideTheirKeys() {
        return HIDES_KEYS;
    }

    @ParameterizedTest
    @MethodSource("unusualProviders")
    void takesWhatTheSpecificationLeavesOpen(Faulty unusual) {
        try (var provider = start(unusual)) {
            assertThat(browser.open(login(unusual)).uri()).hasToString(HOME + "/dashboard");
            assertThat(provider.callsTo("/authorize")).isEqualTo(1);
        }
    }

    static List<Faulty> unusualProviders() {
        return UNUSUAL;
    }

    @Test
    void servesWithoutAProviderAndRecoversByItself() throws InterruptedException {
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertUnavailable(browser.open(login(LATE)));

        try (var provider = start(LATE)) {
            assertThat(inTheEnd(login(LATE)).uri()).hasToString(HOME + "/dashboard");
            signedInPeopleGoOnWithout(provider);
        }
    }

    private void signedInPeopleGoOnWithout(TestProvider provider) {
        String callback = callbackOf(new HttpBrowser(HOME), LATE);
        provider.close();

        assertThat(browser.get("/protected").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(location(new HttpBrowser(HOME).get(login(LATE))).orElse("")).isNotEmpty();
        assertThat(new HttpBrowser(HOME).open(callback).body()).contains("expired");
    }

    @Test
    void asksForAnotherTryWhenTheProviderGoesBetweenAuthorizationAndToken() throws InterruptedException {
        var provider = start(OTHER);
        inTheEnd(login(OTHER));
        var second = new HttpBrowser(HOME);
        String callback = callbackOf(second, OTHER);
        provider.close();

        assertThat(second.open(callback).uri().getQuery()).startsWith("error=unavailable");
        try (var again = start(OTHER)) {
            assertThat(second.open(login(OTHER)).uri()).hasToString(HOME + "/dashboard");
            assertThat(again.callsTo("/authorize")).isEqualTo(1);
        }
    }

    /** RFC 9207, section 4; RFC 9700, section 4.4: an answer of one provider is nothing to another. */
    @Test
    void doesNotMixUpProviders() throws InterruptedException {
        try (var one = start(ONE);
                var other = start(OTHER)) {
            inTheEnd(login(ONE));
            inTheEnd(login(OTHER));
            var victim = new HttpBrowser(HOME);
            String wrongPath = callbackOf(victim, ONE).replace("/" + id(ONE), "/" + id(OTHER));
            String wrongIssuer = callbackOf(victim, ONE).replaceFirst("iss=[^&]+", "iss=" + other.issuer());
            one.tokenRequests.clear();
            other.tokenRequests.clear();

            assertThat(victim.open(wrongPath).uri().getQuery()).startsWith("error=failed");
            assertThat(victim.open(wrongIssuer).uri().getQuery()).startsWith("error=failed");
            assertThat(one.tokenRequests).isEmpty();
            assertThat(other.tokenRequests).isEmpty();
            assertThat(RelyingParty.isSignedIn(victim)).isFalse();
        }
    }

    @Test
    void explainsACallbackThatComesAfterARestart() throws InterruptedException {
        try (var provider = start(ONE)) {
            inTheEnd(login(ONE));
            String callback = callbackOf(browser, ONE);
            APPLICATION.crash();
            APPLICATION.startAgain();

            assertThat(browser.open(callback).body()).contains("expired", "Try again");
            assertThat(inTheEnd(login(ONE)).uri()).hasToString(HOME + "/dashboard");
            assertThat(provider.callsTo("/authorize")).isLessThanOrEqualTo(5);
        }
    }

    private static void assertUnavailable(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.uri().getQuery()).startsWith("error=unavailable");
        assertThat(page.body()).contains("cannot be reached", "Try again").doesNotContain("Exception", "\tat ", "eyJ");
    }

    private HttpResponse<String> inTheEnd(String login) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        var page = browser.open(login);
        while (page.statusCode() == 503 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            page = browser.open(login);
        }
        return page;
    }

    private static String callbackOf(HttpBrowser browser, Faulty provider) {
        var atProvider = browser.get(location(browser.get(login(provider))).orElseThrow());
        return location(atProvider).orElseThrow();
    }

    private static TestProvider start(Faulty faulty) {
        var provider = new TestProvider(faulty.port());
        faulty.fault().accept(provider);
        return provider;
    }

    private static String login(Faulty faulty) {
        return "/oauth2/authorization/" + id(faulty);
    }

    private static String id(Faulty faulty) {
        return "p" + ALL.indexOf(faulty);
    }

    private static String settings() {
        List<String> lines = new ArrayList<>();
        lines.add("IDENTITY_PROVIDER=oidc");
        lines.add("OIDC_ISSUER=http://localhost:" + FreePorts.next());
        lines.add("OIDC_CLIENT_ID=" + TestProvider.CLIENT_ID);
        lines.add("OIDC_CLIENT_SECRET=" + TestProvider.CLIENT_SECRET);
        IntStream.range(0, ALL.size()).forEach(i -> {
            String prefix = "gatehouse.sign-in.providers.p" + i + ".";
            lines.add(prefix + "kind=oidc");
            lines.add(prefix + "name=Provider " + i);
            lines.add(prefix + "issuer=http://localhost:" + ALL.get(i).port());
            lines.add(prefix + "client-id=" + TestProvider.CLIENT_ID);
            lines.add(prefix + "client-secret=" + TestProvider.CLIENT_SECRET);
        });
        return String.join("\n", lines) + "\n";
    }

    private static Faulty faulty(String name, Consumer<TestProvider> fault) {
        return new Faulty(name, FreePorts.next(), fault);
    }

    private static Faulty answering(String path, String name, TestServer.Answer answer) {
        return faulty(path + ": " + name, provider -> provider.faults.put(path, answer));
    }

    /** A value set, or left out where it is null. */
    private static Consumer<TestProvider> metadata(String name, @Nullable Object value) {
        return provider -> provider.metadata = all -> with(all, name, value);
    }

    private static Map<String, Object> with(Map<String, Object> all, String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(all);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value);
        }
        return changed;
    }
}
