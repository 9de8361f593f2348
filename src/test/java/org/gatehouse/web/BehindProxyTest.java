package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application behind a proxy that it trusts. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class BehindProxyTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
        settings.add("TRUSTED_PROXIES", () -> "127.0.0.0/8, ::1");
    }

    @Test
    void keepsTheAddressOfTheClientWithTheSession(@Autowired JdbcClient db) {
        var browser = new HttpBrowser(
                "http://localhost:" + PORT, Map.of("X-Forwarded-For", "198.51.100.1, 2001:0DB8::0:7, 127.0.0.2"));

        assertThat(browser.open("/login").statusCode()).isEqualTo(200);

        assertThat(db.sql("SELECT address FROM sessions").query(String.class).list())
                .contains("2001:db8::7");
    }

    @Test
    void takesNoSchemeAndNoHostFromTheProxy() {
        var browser = new HttpBrowser(
                "http://localhost:" + PORT,
                Map.of("X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Port", "666"));

        var answer = browser.get("/login");

        assertThat(HttpBrowser.location(answer).orElseThrow())
                .contains("redirect_uri=http://localhost:" + PORT)
                .doesNotContain("evil.example");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void takesTheNameOfARequestFromTheProxyIfItIsWellFormed() {
        assertThat(nameOf("X-Request-Id", "edge-7f3a.00000001")).isEqualTo("edge-7f3a.00000001");
        assertThat(nameOf("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        for (String strange : List.of("short", "x".repeat(65), "two words here", "<script>alert", "a\tb-c-d-e-f")) {
            assertThat(nameOf("X-Request-Id", strange)).matches("[0-9a-f]{32}");
        }
    }

    private static String nameOf(String header, String value) {
        return new HttpBrowser("http://localhost:" + PORT, Map.of(header, value))
                .get("/public")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }
}
