package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.okta.sdk.resource.client.ApiClient;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OktaUserDirectoryTest {

    private static final String ADA = """
            {"id":"ada-id","status":"ACTIVE","created":"2024-01-02T03:04:05.000Z","activated":null,
             "lastLogin":"2025-06-07T08:09:10.000Z","type":{"id":"oty1"},
             "profile":{"firstName":"Ada","lastName":"Lovelace","email":"ada@example.com","login":"ada@example.com",
                        "mobilePhone":null,"favouriteEngine":"analytical"},
             "credentials":{"provider":{"type":"OKTA","name":"OKTA"}},
             "_links":{"self":{"href":"http://localhost/api/v1/users/ada-id"}}}""";
    private static final String GROUPS = """
            [{"id":"g1","type":"BUILT_IN","profile":{"name":"Everyone","description":"All users"}},
             {"id":"g2","type":"OKTA_GROUP","profile":{"name":"Admins"}}]""";
    private static final String NOT_FOUND = """
            {"errorCode":"E0000007","errorSummary":"Not found: Resource not found","errorId":"x","errorCauses":[]}""";

    private final TestServer okta = new TestServer();
    private final OktaCalls calls = new OktaCalls(
            new OktaSettings(okta.url() + "/", "ssws-secret", "", "", ""),
            new BoundedHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 64 * 1024));
    private final OktaUserDirectory directory = new OktaUserDirectory(calls, OktaAbilities.OKTA);

    @BeforeEach
    void knowsAda() {
        okta.on("/", TestServer.json(404, NOT_FOUND))
                .on("/api/v1/users/ada-id", TestServer.json(200, ADA))
                .on("/api/v1/users/ada@example.com", TestServer.json(200, ADA))
                .on("/api/v1/users/ada-id/groups", TestServer.json(200, GROUPS))
                .on("/api/v1/users/ada-id/sessions", exchange -> exchange.sendResponseHeaders(204, -1));
    }

    @AfterEach
    void close() {
        calls.close();
        okta.close();
    }

    @Test
    void endsSessionsAndLeavesTokensOfApplicationsAlone() {
        directory.endSessions("ada-id");
        assertThat(okta.requests())
                .extracting(request -> request.method() + " " + request.path())
                .contains("DELETE /api/v1/users/ada-id/sessions?oauthTokens=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "x/oauth2/default", ".evil.example/oauth2/default", "/api"})
    void takesNoOtherIssuerForItsOwn(String rest) {
        assertThat(directory.holdsUsersOf(okta.url())).isTrue();
        assertThat(directory.holdsUsersOf(rest.startsWith("http") ? rest : okta.url() + rest))
                .isFalse();
    }

    @Test
    void saysWhenSessionsCannotBeEnded() {
        okta.on("/api/v1/users/ada-id/sessions", TestServer.json(403, "{\"errorCode\":\"E0000006\"}"));
        assertThatThrownBy(() -> directory.endSessions("ada-id")).isInstanceOf(DirectoryException.Denied.class);
        okta.on("/api/v1/users/ada-id/sessions", TestServer.json(500, "{}"));
        assertThatThrownBy(() -> directory.endSessions("ada-id")).isInstanceOf(DirectoryException.Unavailable.class);
        okta.on("/api/v1/users/ada-id/sessions", TestServer.never());
        assertThatThrownBy(() -> directory.endSessions("ada-id")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void readsDatesAndLeavesOutWhatIsMissing() {
        var ada = directory.find("ada-id").orElseThrow();
        assertThat(ada.created()).isEqualTo(Instant.parse("2024-01-02T03:04:05Z"));
        assertThat(ada.lastLogin()).isEqualTo(Instant.parse("2025-06-07T08:09:10Z"));
        assertThat(ada.activated()).isNull();
        assertThat(ada.passwordChanged()).isNull();
    }

    @Test
    void readsAUserWithoutAnyOptionalField() {
        okta.on("/api/v1/users/ada-id", TestServer.json(200, "{\"id\":\"ada-id\"}"));
        var ada = directory.find("ada-id").orElseThrow();
        assertThat(ada.firstName()).isNull();
        assertThat(ada.status()).isEqualTo(UserStatus.UNKNOWN);
    }

    @Test
    void readsAStatusOfTheFuture() {
        okta.on("/api/v1/users/ada-id", TestServer.json(200, ADA.replace("ACTIVE", "HIBERNATING")));
        assertThat(directory.find("ada-id").orElseThrow().status()).isEqualTo(UserStatus.UNKNOWN);
    }

    @Test
    void sendsTheTokenAndAsksNothingTwice() {
        directory.find("ada-id");
        directory.find("ada-id");
        assertThat(okta.requests())
                .extracting(TestServer.Request::authorization)
                .containsExactly("SSWS ssws-secret", "SSWS ssws-secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysWhenItIsDenied(int status) {
        okta.on("/api/v1/users/ada-id", TestServer.json(status, "{\"errorCode\":\"E0000011\"}"));
        assertThatThrownBy(() -> directory.find("ada-id"))
                .isInstanceOf(DirectoryException.Denied.class)
                .hasMessageNotContaining("ssws-secret");
    }

    @Test
    void waitsAsLongAsOktaSaysAndDoesNotAskAgain() {
        Instant reset = Instant.now().plusSeconds(42);
        okta.on("/api/v1/users/ada-id", exchange -> {
            exchange.getResponseHeaders().set("X-Rate-Limit-Reset", String.valueOf(reset.getEpochSecond()));
            TestServer.json(429, "{\"errorCode\":\"E0000047\"}").to(exchange);
        });
        assertThatThrownBy(() -> directory.find("ada-id"))
                .isInstanceOfSatisfying(
                        DirectoryException.Throttled.class,
                        throttled -> assertThat(throttled.until()).isCloseTo(reset, within(5, ChronoUnit.SECONDS)));
        assertThat(okta.requests()).hasSize(1);
    }

    @Test
    void countsTheWaitByOktasOwnClock() {
        var headers =
                Map.of("date", List.of("Tue, 01 Jan 2030 00:00:00 GMT"), "x-rate-limit-reset", List.of("1893456042"));
        assertThat(OktaFailures.throttled(headers, null).until())
                .isCloseTo(Instant.now().plusSeconds(42), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void waitsAWhileWhenOktaDoesNotSayHowLong() {
        okta.on("/api/v1/users/ada-id", TestServer.json(429, "{}"));
        assertThatThrownBy(() -> directory.find("ada-id"))
                .isInstanceOfSatisfying(
                        DirectoryException.Throttled.class,
                        throttled -> assertThat(throttled.until())
                                .isCloseTo(Instant.now().plusSeconds(30), within(5, ChronoUnit.SECONDS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "html", "broken", "null", "never", "drip", "flood", "redirect"})
    void saysWhenOktaIsUnavailable(String trouble) {
        okta.on(
                "/api/v1/users/ada-id",
                switch (trouble) {
                    case "500" -> TestServer.json(500, "{}");
                    case "html" -> TestServer.text(200, "text/html", "<html>Maintenance</html>");
                    case "broken" -> TestServer.json(200, "{\"id\":");
                    case "null" -> TestServer.json(200, "null");
                    case "never" -> TestServer.never();
                    case "drip" -> TestServer.drip();
                    case "flood" -> TestServer.flood();
                    default -> TestServer.redirect("http://localhost:1/");
                });
        assertThatThrownBy(() -> directory.find("ada-id")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void saysThatAClosedServerIsUnavailable() {
        okta.close();
        assertThatThrownBy(() -> directory.find("ada-id")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void takesNoMoreCallsOnceClosed() {
        calls.close();
        assertThatThrownBy(() -> directory.find("ada-id")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void keepsNothingForEachThread() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> directory.find("ada-id"));
            }
        }
        assertThat(okta.requests()).hasSizeGreaterThan(100); // a busy machine may be too late for some
        assertThat(perThread("lastStatusCodeByThread")).isEmpty();
        assertThat(perThread("lastResponseHeadersByThread")).isEmpty();
    }

    private Map<?, ?> perThread(String name) throws ReflectiveOperationException {
        Field client = OktaCalls.class.getDeclaredField("client");
        client.setAccessible(true);
        Field map = ApiClient.class.getDeclaredField(name);
        map.setAccessible(true);
        return (Map<?, ?>) map.get(client.get(calls));
    }
}
