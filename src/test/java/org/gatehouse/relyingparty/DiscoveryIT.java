package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What providers say of themselves, and their keys when none are known yet. One application with as many providers as there
 * are faults, as a provider is asked once; none of them is there when it starts.
 */
class DiscoveryIT {

    private static final RunningGatehouse APPLICATION = RunningGatehouse.with(settings());
    private static final String HOME = APPLICATION.home();

    private final HttpBrowser browser = new HttpBrowser(HOME);

    @AfterAll
    static void stop() {
        String log = APPLICATION.log();
        APPLICATION.close();
        assertThat(log).doesNotContain("\tat ", "\\tat ", "eyJ", TestProvider.CLIENT_SECRET);
    }

    @ParameterizedTest
    @MethodSource("providersThatSayWrong")
    void sendsNobodyToAProviderThatSaysWrong(Faulty faulty) {
        try (var provider = faulty.start()) {
            assertUnavailable(browser.open(faulty.login()));
            assertThat(provider.calls).isNotEmpty().containsOnly(Faulty.METADATA);
        }
    }

    static List<Faulty> providersThatSayWrong() {
        return Faulty.SAYS_WRONG;
    }

    @ParameterizedTest
    @MethodSource("providersThatHideTheirKeys")
    void refusesWhileThereAreNoKeys(Faulty faulty) {
        try (var provider = faulty.start()) {
            assertUnavailable(browser.open(faulty.login()));
            assertThat(provider.callsTo("/keys")).isBetween(1L, 2L);
            assertThat(provider.calls).doesNotContain("/userinfo");
        }
    }

    static List<Faulty> providersThatHideTheirKeys() {
        return Faulty.HIDES_KEYS;
    }

    @ParameterizedTest
    @MethodSource("unusualProviders")
    void takesWhatTheSpecificationLeavesOpen(Faulty unusual) {
        try (var provider = unusual.start()) {
            assertThat(browser.open(unusual.login()).uri()).hasToString(HOME + "/dashboard");
            assertThat(provider.callsTo("/authorize")).isEqualTo(1);
        }
    }

    static List<Faulty> unusualProviders() {
        return Faulty.UNUSUAL;
    }

    @Test
    void saysThatTheProviderRefusesAPushedRequest() {
        try (var provider = Faulty.REFUSING.start()) {
            var page = browser.open(Faulty.REFUSING.login());

            assertThat(page.uri().getQuery()).startsWith("error=refused");
            assertThat(page.body()).contains("refused the log-in", "Try again");
            assertThat(provider.calls).doesNotContain("/authorize");
        }
    }

    @Test
    void servesWithoutAProviderAndRecoversByItself() throws InterruptedException {
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertUnavailable(browser.open(Faulty.LATE.login()));

        try (var provider = Faulty.LATE.start()) {
            assertThat(inTheEnd(Faulty.LATE.login()).uri()).hasToString(HOME + "/dashboard");
            signedInPeopleGoOnWithout(provider);
        }
    }

    /** {@code LOG_FORMAT=json}. */
    @Test
    void logsAFailureAsAnObjectThatNamesItsRequest() {
        var answer = browser.get("/login/oauth2/code/" + Faulty.ONE.id() + "?state=unknown&code=any");
        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();

        await().untilAsserted(() -> assertThat(APPLICATION.log().lines().filter(line -> line.contains(request)))
                .singleElement()
                .satisfies(line -> {
                    JsonNode logged = JsonMapper.shared().readTree(line);
                    assertThat(logged.path("message").asString()).startsWith("Sign-in ended with");
                    assertThat(logged.path("correlation").asString()).isEqualTo(request);
                }));
    }

    private void signedInPeopleGoOnWithout(TestProvider provider) {
        String callback = callbackOf(new HttpBrowser(HOME), Faulty.LATE);
        provider.close();

        assertThat(browser.get("/protected").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(location(new HttpBrowser(HOME).get(Faulty.LATE.login())).orElse(""))
                .isNotEmpty();
        assertThat(new HttpBrowser(HOME).open(callback).body()).contains("expired");
    }

    @Test
    void asksForAnotherTryWhenTheProviderGoesBetweenAuthorizationAndToken() throws InterruptedException {
        var provider = Faulty.OTHER.start();
        inTheEnd(Faulty.OTHER.login());
        var second = new HttpBrowser(HOME);
        String callback = callbackOf(second, Faulty.OTHER);
        provider.close();

        assertThat(second.open(callback).uri().getQuery()).startsWith("error=unavailable");
        try (var again = Faulty.OTHER.start()) {
            assertThat(second.open(Faulty.OTHER.login()).uri()).hasToString(HOME + "/dashboard");
            assertThat(again.callsTo("/authorize")).isEqualTo(1);
        }
    }

    /** RFC 9207, section 4; RFC 9700, section 4.4: an answer of one provider is nothing to another. */
    @Test
    void doesNotMixUpProviders() throws InterruptedException {
        try (var one = Faulty.ONE.start();
                var other = Faulty.OTHER.start()) {
            inTheEnd(Faulty.ONE.login());
            inTheEnd(Faulty.OTHER.login());
            var victim = new HttpBrowser(HOME);
            String wrongPath = callbackOf(victim, Faulty.ONE).replace("/" + Faulty.ONE.id(), "/" + Faulty.OTHER.id());
            String wrongIssuer = callbackOf(victim, Faulty.ONE).replaceFirst("iss=[^&]+", "iss=" + other.issuer());
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
        try (var provider = Faulty.ONE.start()) {
            inTheEnd(Faulty.ONE.login());
            String callback = callbackOf(browser, Faulty.ONE);
            APPLICATION.crash();
            APPLICATION.startAgain();

            assertThat(browser.open(callback).body()).contains("expired", "Try again");
            assertThat(inTheEnd(Faulty.ONE.login()).uri()).hasToString(HOME + "/dashboard");
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
        var atProvider = browser.get(location(browser.get(provider.login())).orElseThrow());
        return location(atProvider).orElseThrow();
    }

    private static String settings() {
        List<String> lines = new ArrayList<>();
        lines.add("IDENTITY_PROVIDER=oidc");
        lines.add("OIDC_ISSUER=http://localhost:" + FreePorts.next());
        lines.add("OIDC_CLIENT_ID=" + TestProvider.CLIENT_ID);
        lines.add("OIDC_CLIENT_SECRET=" + TestProvider.CLIENT_SECRET);
        lines.add("LOG_FORMAT=json");
        IntStream.range(0, Faulty.ALL.size()).forEach(i -> {
            String prefix = "gatehouse.sign-in.providers.p" + i + ".";
            lines.add(prefix + "kind=oidc");
            lines.add(prefix + "name=Provider " + i);
            lines.add(prefix + "issuer=http://localhost:" + Faulty.ALL.get(i).port());
            lines.add(prefix + "client-id=" + TestProvider.CLIENT_ID);
            lines.add(prefix + "client-secret=" + TestProvider.CLIENT_SECRET);
        });
        return String.join("\n", lines) + "\n";
    }
}
