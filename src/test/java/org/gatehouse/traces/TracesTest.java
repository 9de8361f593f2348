package org.gatehouse.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.Collectors;
import org.gatehouse.Gatehouse;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A log-in, as a collector hears of it. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class TracesTest {

    private static final int PORT = FreePorts.next();
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());
    private static final TestServer COLLECTOR = new TestServer().on("/v1/traces", TestServer.json(200, "{}"));

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
        settings.add("OTEL_EXPORTER_OTLP_ENDPOINT", () -> COLLECTOR.url() + "/");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        COLLECTOR.close();
    }

    @Test
    void areSentWithoutTokensAndNames() {
        assertThat(new HttpBrowser("http://localhost:" + PORT).open("/login").statusCode())
                .isEqualTo(200);

        // Sent in portions, whose borders fall anywhere.
        await().untilAsserted(() -> assertThat(received())
                .contains("service.name", "gatehouse", "GET /login", "provider token", "provider userinfo"));
        assertThat(received()).doesNotContain("eyJ", "code=", "state=", "ada@example.com", "Lovelace", "/VAADIN/");
    }

    private static String received() {
        return COLLECTOR.requests().stream().map(TestServer.Request::body).collect(Collectors.joining());
    }
}
