package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawHttp;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever is asked for, by whatever method: what comes back is safe to show (CVE-2026-22732). */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class EveryAnswerTest {

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "OPTIONS",
            "PATCH",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "NONSENSE",
            "get");

    private static final List<String> PATHS = List.of(
            "/",
            "/public",
            "/dashboard",
            "/admin/users",
            "/admin/users/export.csv",
            "/admin/runs/1/report.csv",
            "/no-such-page",
            "/login",
            "/login?error=failed",
            "/signup",
            "/login/oauth2/code/oidc",
            "/login/oauth2/code/oidc?code=a&state=b",
            "/login/oauth2/code/nobody?code=a&state=b",
            "/oauth2/authorization/oidc",
            "/logout",
            "/logout/connect/back-channel/oidc",
            "/logout/connect/back-channel/nobody",
            "/signed-out",
            "/session",
            "/session/events",
            "/session/keep",
            "/error",
            "/api",
            "/api/me",
            "/api/greeting?zone=nowhere",
            "/plain.css",
            "/favicon.ico",
            "/VAADIN",
            "/VAADIN/",
            "/VAADIN/build/none.js",
            "/VAADIN/dynamic/resource/1/2/3",
            "/VAADIN/push",
            "/vaadinServlet/dashboard",
            "/?v-r=init&location=admin",
            "/?v-r=uidl&v-uiId=7",
            "/?v-r=heartbeat&v-uiId=7",
            "/?v-r=push",
            "/actuator",
            "/actuator/env",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "//evil.example",
            "/a;x=y",
            "/a//b",
            "/..%2f..%2fetc%2fpasswd",
            "/../../etc/passwd",
            "/%zz",
            "/%00",
            "/%c0%ae",
            "/a%0d%0aSet-Cookie:x=y",
            "http://evil.example/dashboard");

    /** Refused by the container itself, before there is a path. */
    private static final List<String> BROKEN = List.of(
            "GARBAGE\r\n\r\n",
            "\u0016\u0003\u0001 not TLS\r\n\r\n",
            "GET / HTTP/0.9\r\n\r\n",
            "GET / HTTP/3.7\r\nHost: a\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /<script> HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b<script>\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: evil_$!.example\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nNo Name: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n" + "X: x\r\n".repeat(300) + "\r\n",
            "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /logout HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
            "POST /logout HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
            "POST /logout HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "POST /logout HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFFFFFF\r\nabc\r\n");

    /** Nothing that a browser would wait for: answered by the method alone, or by the container. */
    private static final Set<String> REFUSED = Set.of("TRACE", "CONNECT", "PROPFIND", "NONSENSE", "get");

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
        settings.add("BASE_URL", () -> "https://app.example");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void isSafe(String method, String path) {
        String answer = RawHttp.request(PORT, method, path, "");

        assertSafe(answer);
        boolean file = answer.startsWith("HTTP/1.1 200") && path.equals("/plain.css");
        assertThat(RawHttp.head(answer)).containsPattern("Cache-Control: " + (file ? "" : ".*no-store"));
        if (REFUSED.contains(method)) {
            assertThat(answer).containsPattern("^HTTP/1.1 (400|405|501) ");
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isSafeAndPlainWhenNothingCouldBeRead(String request) {
        String answer = RawHttp.send(PORT, request);

        assertSafe(answer);
        assertThat(RawHttp.head(answer)).contains("Cache-Control: no-store");
        assertThat(answer).doesNotContain("<");
    }

    @Test
    void marksCookiesForThisHostAndHttpsOnly() {
        assertThat(RawHttp.request(PORT, "GET", "/", ""))
                .containsPattern("Set-Cookie: __Host-gatehouse-ui=\\w+; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(RawHttp.request(PORT, "POST", "/logout", "Cookie: __Host-gatehouse=" + "x".repeat(43) + "\r\n"))
                .containsPattern("Set-Cookie: __Host-gatehouse=; Path=/; .*Secure; HttpOnly; SameSite=Lax")
                .containsPattern(
                        "Set-Cookie: __Host-gatehouse-ended=[\\w-]+; Path=/; .*Secure; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/logout,cross-site,403",
        "POST,/logout,same-site,403",
        "POST,/logout,same-origin,302",
        "POST,/logout,none,302",
        "POST,/?v-r=uidl&v-uiId=7,cross-site,403",
        "GET,/,cross-site,200",
        "GET,/dashboard,cross-site,302",
        "POST,/logout/connect/back-channel/oidc,cross-site,400"
    })
    void takesChangesFromOwnPagesOnly(String method, String path, String site, int status) {
        assertThat(RawHttp.request(PORT, method, path, "Sec-Fetch-Site: " + site + "\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    private static void assertSafe(String answer) {
        assertThat(RawHttp.head(answer))
                .startsWith("HTTP/1.1 ")
                .containsPattern("Content-Security-Policy: default-src 'none'.*frame-ancestors 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContainPattern("script-src[^;]*unsafe-")
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: ",
                        "Cross-Origin-Opener-Policy: same-origin",
                        "Cross-Origin-Resource-Policy: same-origin",
                        "Permissions-Policy: ",
                        "Strict-Transport-Security: max-age=")
                .doesNotContain("\r\nServer:", "X-Powered-By");
        assertThat(answer).doesNotContain("evil.example", "Tomcat", "Exception", "\tat ", "at org.");
    }

    private static Stream<Arguments> requests() {
        return PATHS.stream().flatMap(path -> METHODS.stream().map(method -> Arguments.of(method, path)));
    }

    private static Stream<String> broken() {
        return BROKEN.stream();
    }
}
