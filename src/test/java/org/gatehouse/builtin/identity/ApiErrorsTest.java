package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to the management API, its errors are Okta's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiErrorsTest {

    private IdentityServer server;

    @BeforeAll
    void start() {
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "nothing",
                "{\"profile\":{\"name\":5}}",
                "{\"profile\":{\"name\":{\"a\":1}}}",
                "{\"profile\":[]}",
                "{\"profile\":{\"name\":\"a\u0000b\"}}"
            })
    void refusesABodyThatIsNotWellFormed(String body) {
        assertError(send("POST", "groups", "application/json", body.getBytes(StandardCharsets.UTF_8)), 400, "E0000003");
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        byte[] body = "{\"profile\":{\"name\":\"Müller\"}}".getBytes(StandardCharsets.ISO_8859_1);
        assertError(send("POST", "groups", "application/json", body), 400, "E0000003");
    }

    @Test
    void refusesABodyOfAnotherKind() {
        assertError(send("POST", "groups", "text/plain", "{}".getBytes(StandardCharsets.UTF_8)), 415, "E0000021");
    }

    @Test
    void refusesABodyThatIsTooLongWhetherOrNotItSaysSo() {
        byte[] body = ("{\"profile\":{\"name\":\"" + "x".repeat(BoundedBody.MOST_BYTES) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        assertError(send("POST", "groups", "application/json", body), 413, "E0000003");
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body));
        assertError(send("POST", "groups", "application/json", chunked), 413, "E0000003");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, groups/some, 405, E0000022",
        "PATCH, groups, 405, E0000022",
        "DELETE, groups, 405, E0000022",
        "GET, users/ada@example.com/lifecycle/activate, 405, E0000022",
        "PUT, groups/rules, 405, E0000022",
        "DELETE, groups/rules, 405, E0000022",
        "POST, groups/rules, 415, E0000021",
        "POST, groups/rules/some, 405, E0000022",
        "GET, groups/rules/some/lifecycle/activate, 405, E0000022",
        "PROPFIND, groups, 405, E0000022",
        "NOTHING, users/ada@example.com/lifecycle/activate, 405, E0000022",
        "PROPFIND, nothing, 404, E0000008",
        "GET, users/me, 404, E0000007",
        "GET, groups/rules/none, 404, E0000007",
        "GET, groups/rules/users, 404, E0000007",
        "PUT, groups/rules/users/ada@example.com, 404, E0000008",
        "POST, groups/rules/none/lifecycle/activate, 404, E0000007",
        "POST, groups/rules/none/lifecycle/deactivate, 404, E0000007",
        "DELETE, groups/rules/none, 404, E0000007",
        "DELETE, groups/rules/none?removeUsers=perhaps, 400, E0000037",
        "GET, groups/none, 404, E0000007",
        "GET, users/a%00b, 400, E0000003",
        "GET, nothing, 404, E0000008",
        "POST, nothing, 404, E0000008",
        "POST, users/ada@example.com/lifecycle/nothing, 404, E0000008",
        "POST, users/ada@example.com/lifecycle/activate?sendEmail=perhaps, 400, E0000037",
        "POST, users/ada@example.com/lifecycle/reset_password, 400, E0000028",
    })
    void answersEveryCallThatIsNone(String method, String path, int status, String code) {
        assertError(send(method, path, "text/xml", new byte[0]), status, code);
    }

    @Test
    void refusesALineThatIsTooLongToBeRead() {
        assertError(send("GET", "users/" + "a".repeat(20_000), "text/xml", new byte[0]), 400, "E0000003");
    }

    @Test
    void readsAnExpressionAsLongAsItMayBe() {
        String expression = "id+eq+%22" + "%22".repeat(1_000) + "a".repeat(6_900);
        assertError(send("GET", "users?search=" + expression, "text/xml", new byte[0]), 400, "E0000031");
    }

    @Test
    void refusesEscapesThatAreNoTextWithoutAWordInTheLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    logged.add(String.valueOf(entry.getMessage()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertError(send("GET", "users?q=%ff", "text/xml", new byte[0]), 400, "E0000003");
            assertError(send("GET", "groups?q=%C3%28", "text/xml", new byte[0]), 400, "E0000003");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void answersInJsonWhateverWasAskedFor() {
        HttpResponse<String> answer = new Browser(server)
                .send(HttpRequest.newBuilder(new Browser(server).uri("/api/v1/groups"))
                        .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                        .header("Accept", "text/html"));
        assertError(answer, 406, "E0000021");
    }

    @Test
    void saysWhichMethodsThereAre() {
        assertThat(send("POST", "groups/some", "text/xml", new byte[0])
                        .headers()
                        .firstValue("Allow"))
                .hasValue("DELETE, GET, PUT");
    }

    @Test
    void saysWhenToComeBackToWhoeverCallsTooOften() throws IOException {
        try (IdentityServer other = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()))) {
            // Two minutes' worth: however the clock stands, one of the minutes is used up.
            String answers = pipelined(other, 12_100);
            assertThat(answers).contains("HTTP/1.1 429", "\"errorCode\":\"E0000047\"", "X-Rate-Limit-Remaining: 0");
            String refused = answers.substring(answers.indexOf("HTTP/1.1 429"));
            String headers = refused.substring(0, refused.indexOf("\r\n\r\n"));
            assertThat(headers).contains("Date: ", "X-Rate-Limit-Reset: ", "X-Rate-Limit-Limit: 6000");
        }
    }

    /** Many calls on one connection; the answers to the last few hundred. */
    private static String pipelined(IdentityServer server, int calls) throws IOException {
        List<String> answers = new ArrayList<>();
        String call = "GET /api/v1/groups/none HTTP/1.1\r\nHost: localhost\r\nAuthorization: SSWS "
                + IdentityFixture.API_TOKEN + "\r\n";
        for (int sent = 0; sent < calls; sent += 50) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    URI.create(server.orgUrl()).getPort())) {
                String batch = (call + "\r\n").repeat(49) + call + "Connection: close\r\n\r\n";
                socket.getOutputStream().write(batch.getBytes(StandardCharsets.US_ASCII));
                answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return String.join("", answers);
    }

    private HttpResponse<String> send(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(String method, String path, String contentType, HttpRequest.BodyPublisher body) {
        Browser browser = new Browser(server);
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/v1/" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .method(method, body));
    }

    private static void assertError(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = Browser.json(answer);
        assertThat(error.get("errorCode").asString()).isEqualTo(code);
        assertThat(error.get("errorLink").asString()).isEqualTo(code);
        assertThat(error.get("errorId").asString()).startsWith("oae");
        assertThat(error.get("errorSummary").asString()).isNotBlank();
        assertThat(error.get("errorCauses").isArray()).isTrue();
    }
}
