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
    private final BoundedHttp http =
            new BoundedHttp(new BoundedHttp.Limits(Duration.ofSeconds(1), Duration.ofMillis(600), 1024));

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
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void endsACallThatIsNeverAnswered() {
        server.on("/", TestServer.never());
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(HttpTimeoutException.class);
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
