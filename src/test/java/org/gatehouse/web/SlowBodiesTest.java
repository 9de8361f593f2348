package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Strangers who begin requests and do not go on with them. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@EnabledForJreRange(minVersion = 24)
class SlowBodiesTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    /** More than a servlet container has threads unless told otherwise. */
    private static final int STRANGERS = 250;

    private final List<Socket> strangers = new ArrayList<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @AfterEach
    void goAway() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void keepNobodyOut() throws IOException {
        for (int i = 0; i < STRANGERS; i++) {
            var stranger = new Socket("localhost", PORT);
            strangers.add(stranger);
            stranger.getOutputStream()
                    .write(("POST /logout/connect/back-channel/oidc HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nl")
                            .getBytes(US_ASCII));
        }

        var browser = new HttpBrowser("http://localhost:" + PORT);
        assertThat(browser.open("/login").uri().getPath()).isEqualTo("/dashboard");
        for (Socket stranger : strangers) {
            assertThat(stranger.getInputStream().available()).isZero();
        }
    }
}
