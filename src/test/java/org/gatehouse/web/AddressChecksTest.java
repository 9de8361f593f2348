package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.doctor.Examination;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.settings.PublicAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressChecksTest {

    private static final String ALIVE = "/actuator/health/liveness";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isContentWithAnApplicationThatAnswers() {
        server.on(ALIVE, TestServer.json(200, "{}"));

        assertThat(toDo(server.url())).isEmpty();
    }

    @Test
    void findsWhatStandsInTheWay() {
        server.on(ALIVE, TestServer.redirect("https://www.example.com" + ALIVE));
        assertThat(toDo(server.url()))
                .singleElement()
                .asString()
                .contains("sends people on to https://www.example.com");

        server.on(ALIVE, TestServer.text(503, "text/html", "down"));
        assertThat(toDo(server.url())).singleElement().asString().contains("answers 503");
    }

    @Test
    void wantsHttpsForEveryoneElseAndToKnowItsProxies() {
        assertThat(toDo("http://app.invalid")).first().asString().endsWith("-> BASE_URL=https://app.invalid");
        assertThat(toDo("https://app.invalid")).first().asString().contains("HINT Proxies", "-> TRUSTED_PROXIES=");
        assertThat(toDo("https://app.invalid", "10.0.0.7")).noneMatch(finding -> finding.contains("Proxies"));
    }

    private static List<String> toDo(String baseUrl, String... proxies) {
        return Examination.toDo(
                new AddressChecks(new PublicAddress(baseUrl, 8080), new ProxySettings(List.of(proxies))).all());
    }
}
