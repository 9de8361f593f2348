package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.testkit.HttpBrowser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come, or seem to come, from the provider by way of the browser. */
class CallbackIT extends RelyingParty {

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void refusesBeforeACodeIsUsed(Case hostile) {
        assertOutcome(hostile);

        assertThat(provider.tokenRequests).isEmpty();
    }

    static Stream<Case> wrongAnswers() {
        return Stream.of(
                answer("iss of another (RFC 9207)", with("iss", "https://other.example"), "failed"),
                answer("iss missing, although promised (RFC 9207)", without("iss"), "failed"),
                answer("iss empty", with("iss", ""), "failed"),
                answer(
                        "an error with the iss of another",
                        error("access_denied").andThen(with("iss", "https://other.example"))::apply,
                        "failed"),
                answer("an error without iss", error("access_denied").andThen(without("iss"))::apply, "failed"),
                answer("state missing", without("state"), "failed"),
                answer("state empty", with("state", ""), "failed"),
                answer("state of nobody", with("state", "made-up"), "expired"),
                answer(
                        "state in other letters",
                        all -> changed(
                                all, "state", all.getOrDefault("state", "").toLowerCase(Locale.ROOT) + "x"),
                        "expired"),
                answer("neither code nor error", without("code"), "failed"),
                answer("code empty", with("code", ""), "failed"),
                answer("code and error", with("error", "access_denied"), "failed"),
                answer("access_denied", error("access_denied"), "cancelled"),
                answer("login_required", error("login_required"), "cancelled"),
                answer("interaction_required", error("interaction_required"), "cancelled"),
                answer("consent_required", error("consent_required"), "cancelled"),
                answer("account_selection_required", error("account_selection_required"), "cancelled"),
                answer("server_error", error("server_error"), "unavailable"),
                answer("temporarily_unavailable", error("temporarily_unavailable"), "unavailable"),
                answer("invalid_request", error("invalid_request"), "refused"),
                answer("unauthorized_client", error("unauthorized_client"), "misconfigured"),
                answer("invalid_scope", error("invalid_scope"), "misconfigured"),
                answer("unsupported_response_type", error("unsupported_response_type"), "misconfigured"),
                answer("an error that is markup", error("<script>alert(1)</script>"), "refused"),
                answer("an error with line breaks", error("x\r\nSet-Cookie: a=b"), "refused"),
                answer("an error that is empty", error(""), "failed"));
    }

    @Test
    void showsNothingOfAnErrorsDescription() {
        provider.callback = all -> changed(
                changed(error("access_denied").apply(all), "error_description", "<img src=x onerror=alert(1)>"),
                "error_uri",
                "https://evil.example");

        var page = browser.open("/login");

        assertRefused(page, "cancelled");
        assertThat(page.body()).doesNotContain("onerror", "evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "iss", "other"})
    void refusesAParameterThatComesTwice(String name) {
        String callback = callbackOf(browser);

        var page = browser.open(callback + "&other=x&" + name + "=a");

        assertRefused(page, "failed");
        assertThat(provider.tokenRequests).isEmpty();
    }

    @Test
    void refusesTheFirstOfTwoStatesToo() {
        assertRefused(browser.open(callbackOf(browser).replace("?", "?state=a&")), "expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "iss", "error", "error_description"})
    void answersAnOversizeParameterInWords(String name) {
        var page = browser.open(CALLBACK + "?" + name + "=" + "x".repeat(100_000));

        assertThat(page.statusCode()).isIn(200, 400, 414, 431);
        assertNothingOfTheProtocol(page);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void refusesTheCallbackOfAnotherBrowserAndLeavesItToItsOwn() {
        String callback = callbackOf(browser);
        var other = new HttpBrowser(HOME);
        other.get("/login");

        assertThat(other.open(callback).uri().getQuery()).startsWith("error=expired");
        assertThat(new HttpBrowser(HOME).open(callback).uri().getQuery()).startsWith("error=expired");
        assertThat(provider.tokenRequests).isEmpty();
        assertSignedIn(browser.open(callback));
    }

    @Test
    void takesACallbackOnce() {
        String callback = callbackOf(browser);
        assertSignedIn(browser.open(callback));

        assertThat(browser.open(callback).body()).contains("expired");
        assertThat(provider.tokenRequests).hasSize(1);
    }

    @Test
    void takesOneOfTwentyCallbacksAtOnce() throws Exception {
        String callback = callbackOf(browser);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> all = IntStream.range(0, 20)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> browser.get(callback))
                    .toList();
            for (var answer : threads.invokeAll(all)) {
                assertThat(location(answer.get()).orElse("")).matches("/protected|/login\\?error=expired.*");
            }
        }
        assertThat(provider.tokenRequests).hasSize(1);
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void refusesACodeThatWasStolenFromAnotherLogIn() {
        String stolen = parameter(callbackOf(new HttpBrowser(HOME)), "code");
        provider.calls.clear();

        var page = browser.open(callbackOf(browser).replaceFirst("code=[^&]+", "code=" + stolen));

        assertRefused(page, "refused");
        assertThat(provider.calls).doesNotContain("/userinfo");
    }

    @Test
    void keepsTenLogInsAndForgetsTheOldest() {
        List<String> callbacks =
                IntStream.range(0, 11).mapToObj(i -> callbackOf(browser)).toList();

        assertThat(browser.open(callbacks.getFirst()).uri().getQuery()).startsWith("error=expired");
        assertSignedIn(browser.open(callbacks.get(1)));
        assertSignedIn(browser.open(callbacks.getLast()));
    }

    @Test
    void answersAFormThatIsPostedWithoutASession() {
        var page = browser.post(CALLBACK, Map.of("code", "a", "state", "b"));

        assertThat(page.statusCode()).isIn(403, 405);
        assertNothingOfTheProtocol(page);
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void answersACallbackOfNoProvider() {
        var page = browser.open("/login/oauth2/code/nobody?code=a&state=b");

        assertThat(page.statusCode()).isIn(200, 404);
        assertNothingOfTheProtocol(page);
    }

    @Test
    void showsNothingAgainToTheBackButtonAfterALogOut() {
        var page = browser.open("/login?continue=/protected");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");

        browser.post("/logout", Map.of("_csrf", HttpBrowser.csrf(browser.get("/logout"))));

        assertThat(location(browser.get("/protected")).orElse("")).startsWith("/signed-out");
        assertThat(browser.cookie("gatehouse")).isEmpty();
    }

    private static Case answer(String name, UnaryOperator<Map<String, String>> change, String outcome) {
        return new Case(name, provider -> provider.callback = change, outcome);
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return all -> changed(all, name, value);
    }

    private static UnaryOperator<Map<String, String>> without(String name) {
        return all -> changed(all, name, null);
    }

    private static UnaryOperator<Map<String, String>> error(String error) {
        return all -> changed(changed(all, "code", null), "error", error);
    }

    private static Map<String, String> changed(Map<String, String> all, String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(all);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value);
        }
        return changed;
    }

    private static String parameter(String address, String name) {
        return address.replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }
}
