package org.gatehouse.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.gatehouse.messages.MessageException.Reason;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class MessageClientTest {

    private static final String PATH = "/api/messages/protected";

    private final TestServer server = new TestServer();
    private final MessageClient client = within(Duration.ofSeconds(10));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void fetchesTheTextWithTheToken() {
        server.on(PATH, TestServer.json(200, "{\"text\":\"<b>Hi</b>\"}"));
        assertThat(client.fetch("protected", () -> "secret").join()).isEqualTo("<b>Hi</b>");
        assertThat(server.requests().getFirst().authorization()).isEqualTo("Bearer secret");
    }

    @Test
    void sendsNoTokenForThePublicMessage() {
        server.on("/api/messages/public", TestServer.json(200, "{\"text\":\"Hello\"}"));
        assertThat(client.fetchOpenly("public").join()).isEqualTo("Hello");
        assertThat(server.requests().getFirst().authorization()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401,NOT_ACCEPTED", "403,FORBIDDEN", "429,THROTTLED", "500,BAD_ANSWER", "404,BAD_ANSWER"})
    void saysWhatAStatusMeans(int status, Reason reason) {
        server.on(PATH, TestServer.json(status, "{\"message\":\"No\"}"));
        assertThat(failure(() -> "secret")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"never,TOO_SLOW", "drip,TOO_SLOW", "flood,BAD_ANSWER", "html,BAD_ANSWER", "number,BAD_ANSWER"})
    void survivesAnApiThatMisbehaves(String trouble, Reason reason) {
        server.on(
                PATH,
                switch (trouble) {
                    case "never" -> TestServer.never();
                    case "drip" -> TestServer.drip();
                    case "flood" -> TestServer.flood();
                    case "html" -> TestServer.text(200, "text/html", "{\"text\":\"Hi\"}");
                    default -> TestServer.json(200, "{\"text\":7}");
                });
        boolean waits = reason == Reason.TOO_SLOW;
        try (var patience = within(waits ? Duration.ofSeconds(1) : Duration.ofSeconds(10))) {
            assertThat(failure(patience, () -> "secret")).isEqualTo(reason);
        }
    }

    @Test
    void takesTheTokenToNoOtherHost() {
        try (var elsewhere = new TestServer()) {
            elsewhere.on("/", TestServer.json(200, "{\"text\":\"Hi\"}"));
            server.on(PATH, TestServer.redirect(elsewhere.url() + PATH));
            assertThat(failure(() -> "secret")).isEqualTo(Reason.BAD_ANSWER);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void saysWhenNothingListens() {
        server.close();
        assertThat(failure(() -> "secret")).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void saysWhenThePersonMustSignInAgain() {
        assertThat(failure(() -> {
                    throw new SignInAgain("expired");
                }))
                .isEqualTo(Reason.SIGN_IN_AGAIN);
    }

    @Test
    void saysWhenTheProviderDoesNotRenewTheToken() {
        assertThat(failure(() -> {
                    throw new IllegalStateException("provider down");
                }))
                .isEqualTo(Reason.NOT_RENEWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:6060", "/api", "ftp://x", "http://x?a=b", "http://u:p@x", "a b"})
    void refusesAnAddressThatIsNone(String url) {
        assertThatThrownBy(() -> new MessagesSettings(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("API_SERVER_URL: ");
    }

    private MessageClient within(Duration call) {
        return new MessageClient(
                new MessagesSettings(server.url() + "/"),
                new BoundedHttp.Limits(Duration.ofSeconds(5), call, 64 * 1024));
    }

    private Reason failure(Supplier<String> token) {
        return failure(client, token);
    }

    private static Reason failure(MessageClient client, Supplier<String> token) {
        try {
            throw new AssertionError(client.fetch("protected", token).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof MessageException ours) {
                return ours.reason();
            }
            throw e;
        }
    }
}
