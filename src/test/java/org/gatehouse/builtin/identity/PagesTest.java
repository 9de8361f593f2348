package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people see and send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final String GOOD = "a quiet river bends";

    private IdentityServer server;

    @BeforeAll
    void start() {
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void saysTheSameForAWrongPasswordAndAnUnknownAccount() {
        HttpResponse<String> wrong = new Browser(server).signIn("eve@example.com", "wrong");
        HttpResponse<String> unknown = new Browser(server).signIn("nobody@example.com", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        String message = "The e-mail address or the password is wrong.";
        assertThat(wrong.body()).contains(message, "aria-invalid=\"true\"", "value=\"eve@example.com\"");
        assertThat(unknown.body()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.com", "unknown@example.com"})
    void makesAGuesserWaitWhetherOrNotTheAccountExists(String login) {
        Browser browser = new Browser(server);
        for (int i = 0; i < GuessLimit.PER_ACCOUNT; i++) {
            assertThat(browser.signIn(login, "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> response = browser.signIn(login, "gatehouse");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body()).contains("Too many tries. Wait 10 minutes");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void letsNoMoreTriesThroughAtTheSameTime() {
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            long answered = IntStream.range(0, 3 * GuessLimit.PER_ACCOUNT)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> new Browser(server).signIn("many@example.com", "guess " + i), guessers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 401)
                    .count();
            assertThat(answered).isEqualTo(GuessLimit.PER_ACCOUNT);
        }
    }

    @Test
    void givesASignedInBrowserANewSession() {
        Browser browser = new Browser(server);
        HttpResponse<String> page = browser.get("/signin");
        HttpResponse<String> signedIn = browser.signIn("ada@example.com", "gatehouse");
        assertThat(cookie(page)).startsWith("IDPSESSION=").contains("HttpOnly", "SameSite=Lax");
        assertThat(cookie(signedIn)).startsWith("IDPSESSION=").isNotEqualTo(cookie(page));
        assertThat(Browser.location(signedIn)).isEqualTo(IdentityFixture.APPLICATION + "/");
    }

    @Test
    void signsUpAndGoesOnToTheApplication() {
        Browser browser = new Browser(server);
        browser.authorize(Map.of("prompt", "create"));
        HttpResponse<String> signedUp = signUp(browser, "Grace", "Hopper", "grace@example.com", GOOD);
        String code = Browser.parameters(browser.follow(signedUp)).getOrDefault("code", "none");
        JsonNode claims = Browser.claims(browser.exchange(code).get("id_token").asString());
        assertThat(claims.get("given_name").asString()).isEqualTo("Grace");
        assertThat(claims.get("groups").toString()).isEqualTo("[\"Everyone\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Hopper, a1@example.com, a quiet river bends, Enter your first name.",
        "Grace, ' ', a2@example.com, a quiet river bends, Enter your last name.",
        "Grace, Hopper, not an address, a quiet river bends, Enter an e-mail address like name@example.com.",
        "Grace, Hopper, a3@example.com, too short, Use at least 12 characters.",
        "Grace, Hopper, a4@example.com, Password1234, This password is easy to guess.",
        "Grace, Hopper, a5@example.com, aaaaaaaaaaaaaaaa, This password is easy to guess.",
        "Grace, Hopper, admiral@example.com, the admiral sails, Leave your name and e-mail address out",
    })
    void saysBesideTheFieldWhatIsWrong(String first, String last, String email, String password, String message) {
        HttpResponse<String> response = signUp(new Browser(server), first, last, email, password);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains(message).containsOnlyOnce("aria-invalid=\"true\"");
        assertThat(response.body()).containsOnlyOnce("autofocus=\"").doesNotContain(password + "\"");
    }

    @Test
    void doesNotSayThatAnAddressIsTaken() {
        HttpResponse<String> response = signUp(new Browser(server), "Ada", "Lovelace", "Ada@Example.com", GOOD);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("No account could be made").doesNotContain("taken", "exists");
        assertThat(new Browser(server).signIn("ada@example.com", "gatehouse").statusCode())
                .isEqualTo(302);
    }

    @Test
    void showsANameThatIsHtmlAsText() {
        Browser browser = new Browser(server);
        signUp(browser, "<img src=x onerror=alert(1)>", "O'Neil & Söhne", "html@example.com", GOOD);
        assertThat(browser.get("/signout").body())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x");
    }

    @Test
    void takesALoginThatNobodyCanHaveAsWrong() {
        for (String login : new String[] {"a\0b", "x".repeat(10_000), ""}) {
            assertThat(new Browser(server).signIn(login, "wrong").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void refusesAFormWithoutItsToken() {
        HttpResponse<String> response =
                new Browser(server).post("/signin", Map.of("username", "ada@example.com", "password", "gatehouse"));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("This page was open for too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signin",
                "/signup",
                "/forgotten",
                "/signed-out",
                "/nothing/here",
                "/oauth2/default/v1/authorize",
                "/oauth2/default/v1/nothing",
                "/oauth2/default/v1/userinfo",
                "/oauth2/default/v1/keys",
                "/api/v1/users/x",
                "/signin;x=y",
                "/%3b/x"
            })
    void guardsEveryAnswerWithHeaders(String path) {
        HttpResponse<String> response = new Browser(server).get(path);
        var headers = response.headers();
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self' http://localhost:8080")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(response.body()).doesNotContain("Exception", "Tomcat", "\tat ");
    }

    @Test
    void refusesTrace() throws IOException {
        int port = java.net.URI.create(server.orgUrl()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("TRACE / HTTP/1.1\r\nHost: localhost\r\nX-Secret: s\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain("X-Secret", "Tomcat");
        }
    }

    private static HttpResponse<String> signUp(
            Browser browser, String first, String last, String email, String password) {
        return browser.submit(
                "/signup", Map.of("firstName", first, "lastName", last, "email", email, "password", password));
    }

    private static String cookie(HttpResponse<?> response) {
        return response.headers().firstValue("Set-Cookie").orElse("");
    }
}
