package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * One application for all classes, and for each test a provider that behaves unless told otherwise. What holds of every
 * refusal is asserted in one place, {@link #assertRefused}.
 */
abstract class RelyingParty {

    /** The provider is not there yet when the application starts, and none of these tests minds. */
    private static final int PROVIDER_PORT = FreePorts.next();

    static final RunningGatehouse APPLICATION =
            RunningGatehouse.with("""
            IDENTITY_PROVIDER=oidc
            OIDC_ISSUER=http://localhost:%d
            OIDC_CLIENT_ID=%s
            OIDC_CLIENT_SECRET=%s
            """.formatted(PROVIDER_PORT, TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET));

    static final String HOME = APPLICATION.home();
    static final String CALLBACK = "/login/oauth2/code/oidc";

    /** A fault of the provider, and what a person who logs in meets then. */
    record Case(String name, Consumer<TestProvider> fault, String outcome) {

        @Override
        public String toString() {
            return name + " -> " + outcome;
        }
    }

    static final String SIGNED_IN = "signed in";

    final TestProvider provider = announcing(new TestProvider(PROVIDER_PORT));
    final HttpBrowser browser = new HttpBrowser(HOME);
    private int logged;

    /** What it says of itself is read once, in whichever test comes first. */
    private static TestProvider announcing(TestProvider provider) {
        provider.metadata = all -> {
            all.put(
                    "id_token_signing_alg_values_supported",
                    List.of("RS256", "ES256", "PS256", "EdDSA", "HS256", "none"));
            return all;
        };
        return provider;
    }

    @BeforeEach
    void rememberTheLog() {
        logged = APPLICATION.log().length();
    }

    @AfterEach
    void nothingSecretOrAlarmingIsLogged() {
        provider.close();
        assertThat(APPLICATION.log().substring(logged)).doesNotContain("\tat ", "eyJ", TestProvider.CLIENT_SECRET);
    }

    /** Logs in at a provider with this fault and asserts the outcome. */
    void assertOutcome(Case hostile) {
        hostile.fault().accept(provider);

        var page = browser.open("/login?continue=/protected");

        if (hostile.outcome().equals(SIGNED_IN)) {
            assertSignedIn(page);
        } else {
            assertRefused(page, hostile.outcome());
        }
    }

    void assertSignedIn(HttpResponse<String> page) {
        assertThat(page.uri()).hasToString(HOME + "/protected");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(isSignedIn(browser)).isTrue();
    }

    /** A page for a person, from which nothing goes on by itself, and nobody is signed in. */
    void assertRefused(HttpResponse<String> page, String problem) {
        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.uri().getQuery()).startsWith("error=" + problem);
        assertThat(page.statusCode()).isIn(200, 403, 503);
        assertThat(page.body()).contains("<h1");
        // Where the settings are wrong no try of anybody will do.
        assertThat(page.body().contains("Try again")).isEqualTo(!problem.equals("misconfigured"));
        assertNothingOfTheProtocol(page);
        assertThat(provider.callsTo("/authorize")).isLessThanOrEqualTo(1);
        assertThat(isSignedIn(browser)).isFalse();
    }

    /** Neither the inside of the application nor anything that only the two servers may know. */
    void assertNothingOfTheProtocol(HttpResponse<String> page) {
        assertThat(page.body())
                .doesNotContain("Exception", "\tat ", "eyJ", TestProvider.CLIENT_SECRET, "springframework");
        provider.tokenRequests.forEach(
                form -> assertThat(page.body()).doesNotContain(form.getOrDefault("code", "code=")));
    }

    static boolean isSignedIn(HttpBrowser browser) {
        return browser.get("/logout").statusCode() == 200;
    }

    /** Goes to the provider and comes back as far as the callback's address, which is not opened. */
    static String callbackOf(HttpBrowser browser) {
        var atProvider =
                browser.get(location(browser.get("/login?continue=/protected")).orElseThrow());
        return location(atProvider).orElseThrow();
    }

    /** Logs in anew until it works, as a person would after a rotation of keys, for ten seconds at most. */
    HttpResponse<String> logInInTheEnd() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        var page = browser.open("/login?continue=/protected");
        while (page.uri().getPath().equals("/login") && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            page = browser.open("/login?continue=/protected");
        }
        return page;
    }
}
