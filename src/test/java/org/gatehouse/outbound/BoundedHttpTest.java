package org.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedHttpTest {

    private final TestServer server = new TestServer();
    private final BoundedHttp http = within(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void readsAnAnswerOfExactlyTheLimit() throws IOException {
        server.on("/", TestServer.text(200, "text/plain", "x".repeat(1024)));
        assertThat(http.send(request()).body()).hasSize(1024);
    }

    @Test
    void refusesOneByteMore() {
        server.on("/", TestServer.text(200, "text/plain", "x".repeat(1025)));
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(AnswerTooLarge.class);
    }

    @Test
    void hangsUpOnAFlood() {
        server.on("/", TestServer.flood());
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(AnswerTooLarge.class);
    }

    @Test
    void endsAnAnswerThatDrips() {
        server.on("/", TestServer.drip());
        isEndedAfterItsTime();
    }

    @Test
    void endsACallThatIsNeverAnswered() {
        server.on("/", TestServer.never());
        isEndedAfterItsTime();
    }

    private void isEndedAfterItsTime() {
        try (var impatient = within(Duration.ofMillis(600))) {
            assertThatThrownBy(() -> impatient.send(request())).isInstanceOf(HttpTimeoutException.class);
        }
    }

    private static BoundedHttp within(Duration call) {
        return new BoundedHttp(new BoundedHttp.Limits(Duration.ofSeconds(5), call, 1024));
    }

    @Test
    void handsARedirectToTheCaller() throws IOException {
        server.on("/", TestServer.redirect("http://localhost:1/"));
        assertThat(http.send(request()).statusCode()).isEqualTo(302);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create(server.url() + "/")).build();
    }
}
