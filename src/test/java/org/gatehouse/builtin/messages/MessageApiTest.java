package org.gatehouse.builtin.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.gatehouse.outbound.TestIssuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageApiTest {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static MessageApi api;

    @BeforeAll
    static void start() {
        api = start(ISSUER);
    }

    private static MessageApi start(TestIssuer issuer) {
        return MessageApi.start(new MessageApi.Settings(
                0, issuer.issuer(), TestIssuer.AUDIENCE, "groups", Set.of("Admins", "Site Owners")));
    }

    @AfterAll
    static void stop() {
        api.close();
        ISSUER.close();
    }

    @Test
    void tellsEveryoneThePublicMessage() throws Exception {
        var answer = get("public", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"text\":\"This is a public message.\"}");
    }

    @Test
    void tellsTheProtectedMessageToTheHolderOfAToken() throws Exception {
        assertThat(get("protected", ISSUER.token(claims -> claims)).body()).contains("This is a protected message.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"protected", "admin"})
    void asksForAToken(String message) throws Exception {
        var answer = get(message, null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).isEqualTo("{\"error\":\"unauthorized\",\"message\":\"Requires authentication\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "without expiry",
                "future",
                "audience",
                "issuer",
                "none",
                "hs256",
                "unknown key",
                "garbage",
                "forged key"
            })
    void refusesABadToken(String flaw) throws Exception {
        var answer = get("protected", bad(flaw));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
        assertThat(answer.body()).contains("\"message\"");
    }

    private static String bad(String flaw) {
        return switch (flaw) {
            case "expired" -> ISSUER.token(claims -> claims.expirationTime(minutesFromNow(-5)));
            case "without expiry" -> ISSUER.token(claims -> claims.expirationTime(null));
            case "future" -> ISSUER.token(claims -> claims.notBeforeTime(minutesFromNow(5)));
            case "audience" -> ISSUER.token(claims -> claims.audience("api://other"));
            case "issuer" -> ISSUER.token(claims -> claims.issuer("https://evil.example"));
            case "none" -> ISSUER.unsigned();
            case "hs256" -> ISSUER.signedWithThePublicKey();
            case "unknown key" -> ISSUER.signed(TestIssuer.newKey("k2"), claims -> claims);
            case "forged key" -> ISSUER.signed(TestIssuer.newKey("k1"), claims -> claims);
            default -> "not.a.token";
        };
    }

    @Test
    void tellsTheAdminMessageToAnAdministrator() throws Exception {
        var token = ISSUER.token(claims -> claims.claim("groups", List.of("Sales", "Admins")));
        assertThat(get("admin", token).body()).contains("This is an admin message.");
    }

    @Test
    void takesASingleStringForOneGroup() throws Exception {
        assertThat(get("admin", ISSUER.token(claims -> claims.claim("groups", "Site Owners")))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admins", "Admins ", "Sales Admins", "Sales,Admins", "[Admins]"})
    void comparesGroupsExactly(String group) throws Exception {
        assertThat(get("admin", ISSUER.token(claims -> claims.claim("groups", group)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("admin", ISSUER.token(claims -> claims.claim("groups", List.of(group))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesTheAdminMessageToATokenWithoutGroups() throws Exception {
        var answer = get("admin", ISSUER.token(claims -> claims.claim("groups", null)));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"insufficient_permissions\",\"message\":\"Permission denied\"}");
    }

    @Test
    void answersUnknownPathsAndMethodsAsJson() throws Exception {
        assertThat(get("other", null).statusCode()).isEqualTo(404);
        assertThat(get("other", null).body()).contains("not_found");
        assertThat(send("POST", "/api/messages/public").statusCode()).isEqualTo(405);
        assertThat(send("TRACE", "/api/messages/public").statusCode()).isBetween(400, 405);
        assertThat(send("GET", "/%2e%2e/api//messages/admin").body()).doesNotContain("admin message", "Tomcat");
    }

    @Test
    void setsHeadersAndKeepsNoSession() throws Exception {
        for (String message : List.of("public", "protected", "other")) {
            var headers = get(message, null).headers();
            assertThat(headers.firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void startsWithoutItsIssuerAndRecovers() throws Exception {
        try (var issuer = new TestIssuer();
                var early = startWhileDown(issuer)) {
            String token = issuer.token(claims -> claims);
            var answer = get(early, "protected", token);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("issuer_unavailable");
            issuer.comeBack();
            assertThat(get(early, "protected", token).statusCode()).isEqualTo(200);
        }
    }

    private static MessageApi startWhileDown(TestIssuer issuer) {
        issuer.goDown();
        return start(issuer);
    }

    @Test
    void asksItsIssuerSeldomInAStormOfUnknownKeys() throws Exception {
        try (var issuer = new TestIssuer();
                var calm = start(issuer)) {
            var stranger = TestIssuer.newKey("k9");
            for (int i = 0; i < 30; i++) {
                assertThat(get(calm, "protected", issuer.signed(stranger, claims -> claims))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(issuer.server().requests()).hasSizeLessThanOrEqualTo(6);
            assertThat(get(calm, "protected", issuer.token(claims -> claims)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new MessageApi.Settings(taken.getLocalPort(), "http://x", "a", "groups", Set.of("A"));
            assertThatThrownBy(() -> MessageApi.start(settings))
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
    }

    private static HttpResponse<String> get(String message, @Nullable String token) throws Exception {
        return get(api, message, token);
    }

    private static HttpResponse<String> get(MessageApi api, String message, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.url() + "/api/messages/" + message));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api.url() + path)).method(method, BodyPublishers.noBody());
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Date minutesFromNow(int minutes) {
        return Date.from(Instant.now().plusSeconds(60L * minutes));
    }
}
