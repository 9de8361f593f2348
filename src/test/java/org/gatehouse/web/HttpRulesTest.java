package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawHttp;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a stranger can make the HTTP surface do. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class HttpRulesTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private final HttpBrowser browser = new HttpBrowser("http://localhost:" + PORT);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,200",
        "GET,/login,302",
        "GET,/login?error=failed,200",
        "GET,/logout,302",
        "POST,/logout,302",
        "GET,/signed-out,200",
        "GET,/no-such-page,404",
        "GET,/VAADIN,404",
        "GET,/VAADIN/,404",
        "GET,/VAADIN/build/none.js,404",
        "GET,/a;x=y,400",
        "GET,/..%2f..%2fetc%2fpasswd,400",
        "TRACE,/,405",
        "PROPFIND,/,501",
        "TRACK,/,501",
        "FOO,/login,501",
        "GET,/actuator/health/liveness,200",
        "GET,/actuator/health/readiness,200",
        "GET,/plain.css,200",
        "GET,/?v-r=init&location=admin,200",
        "POST,/?v-r=uidl&v-uiId=7,200"
    })
    void sendsSafeHeadersWhateverTheStatus(String method, String path, int status) {
        String answer = raw(method, path, "localhost:" + PORT);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("X-Content-Type-Options: nosniff", "frame-ancestors 'none'", "X-Frame-Options: DENY")
                .contains("Referrer-Policy: ", "Cross-Origin-Opener-Policy: same-origin")
                .doesNotContain("Server: ", "X-Powered-By", "Exception", "at org.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/VAADIN",
                "/VAADIN/",
                "/VAADIN/build/none.js",
                "/VAADIN/../",
                "/plain.css",
                "/favicon.ico",
                "/sw.js",
                "/manifest.webmanifest",
                "/icons/none.png",
                "/HILLA/push",
                "/vaadinServlet/dashboard"
            })
    void opensNoSessionForAssets(String path) {
        assertThat(raw("GET", path, "localhost:" + PORT)).doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login", "/login?error=failed", "/signed-out", "/no-such-page", "/?v-r=init&location="})
    void letsNoCacheKeepPages(String path) {
        assertThat(raw("GET", path, "localhost:" + PORT)).containsPattern("Cache-Control: .*no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/profile", "/admin", "/session", "/api/me", "/logout", "/no-such-page"})
    void letsNoCacheKeepWhatSomebodySees(String path) {
        browser.open("/login");

        var answer = browser.get(path);

        assertThat(answer.headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    @Test
    void saysThatItTakesNoRequestsOfAnUnknownKind() {
        assertThat(raw("FOO", "/", "localhost:" + PORT + "\r\nAccept: text/html"))
                .contains("Nothing here takes requests of that kind")
                .doesNotContain("address");
    }

    @Test
    void hasTheSetUpCheckForThisMachineOnly() {
        assertThat(raw("GET", "/setup", "localhost:" + PORT)).startsWith("HTTP/1.1 200");
        for (String path : List.of("/setup", "/setup/", "/setup/anything", "/setup/anything/")) {
            assertThat(raw("GET", path, "evil.example")).as(path).startsWith("HTTP/1.1 404");
        }
        assertThat(raw("GET", "/setup/anything", "localhost:" + PORT)).startsWith("HTTP/1.1 404");
        assertThat(browser.get("/login?error=failed").body()).contains("href=\"/setup\"");
    }

    @Test
    void letsCachesKeepBuiltFilesWhoseNameHoldsTheirHash() {
        var file = Pattern.compile("src=\"\\./(VAADIN/build/\\S+-[\\w-]{8}\\.js)\"")
                .matcher(browser.get("/").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(raw("GET", "/" + file, "localhost:" + PORT)).contains("Cache-Control: max-age=");
    }

    @Test
    void givesEachDocumentANonceOfItsOwn() {
        var nonce = Pattern.compile("script-src 'self' 'nonce-([^']+)';");
        var answers = Stream.of("/", "/", "/dashboard", "/no-such-page")
                .map(browser::open)
                .toList();

        var nonces = answers.stream()
                .map(answer ->
                        answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .map(nonce::matcher)
                .map(matcher -> matcher.results().findFirst().orElseThrow().group(1))
                .toList();

        assertThat(nonces).doesNotHaveDuplicates();
        assertThat(answers.getFirst().body())
                .contains("nonce=\"" + nonces.getFirst() + "\"")
                .doesNotContainPattern("<script(?![^>]*nonce=)");
    }

    @Test
    void runsTheOneScriptOfThePlainPages() throws Exception {
        String template = new ClassPathResource("templates/log-out-at-provider.html").getContentAsString(UTF_8);
        String script = template.substring(template.indexOf("<script>") + 8, template.indexOf("</script>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));

        assertThat(ContentPolicy.PLAIN)
                .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void marksTheSessionCookie() {
        assertThat(raw("GET", "/", "localhost:" + PORT))
                .containsPattern("Set-Cookie: gatehouse-ui=\\w+; Path=/; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/signup", "/dashboard", "/admin", "/logout"})
    void ignoresWhatTheHostHeaderSays(String path) {
        assertThat(raw("GET", path, "evil.example")).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/health", "/actuator/heapdump", "/h2-console"})
    void showsNothingOfItsInside(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void treatsAForgedSessionAsAVisitor() {
        String answer = raw("GET", "/dashboard", "localhost:" + PORT + "\r\nCookie: gatehouse-ui=ABCDEF0123456789");

        assertThat(answer).startsWith("HTTP/1.1 302").contains("Location: /login?continue=%2Fdashboard");
    }

    private static String raw(String method, String path, String host) {
        return RawHttp.send(
                PORT,
                method + " " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
