package org.gatehouse.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a server that does not behave. */
@Timeout(30)
class KeycloakFaultsTest {

    private static final String USERS = "/admin/realms/r/users";
    private static final String TOKEN = "/realms/r/protocol/openid-connect/token";
    private static final String GROUPS = "/admin/realms/r/groups";
    private static final String ADA = """
            {"id":"u1","username":"ada","email":"ada@example.com","enabled":true,"createdTimestamp":1795473077225,
             "requiredActions":[],"neverHeardOf":{"a":1}}""";

    private final TestServer server = new TestServer();
    private final AtomicInteger tokens = new AtomicInteger();
    private final KeycloakClient client = new KeycloakClient(
            new KeycloakSettings("keycloak", server.url() + "/realms/r", "", "c", "very-secret"),
            new BoundedHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 64 * 1024));
    private final KeycloakUserDirectory users = new KeycloakUserDirectory(server.url() + "/realms/r", client);

    @BeforeEach
    void knowsAda() {
        server.on(TOKEN, this::token).on(USERS + "/u1", TestServer.json(200, ADA));
    }

    private void token(HttpExchange exchange) throws IOException, InterruptedException {
        String body = "{\"token_type\":\"Bearer\",\"expires_in\":300,\"access_token\":\"t" + tokens.incrementAndGet();
        TestServer.json(200, body + "\"}").to(exchange);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** In the executable jar, some threads know the launcher's classes only. */
    @Test
    void asksOnThreadsThatKnowOtherClasses() throws InterruptedException {
        var found = new AtomicReference<Object>();
        var thread = new Thread(() -> {
            try {
                found.set(users.find("u1"));
            } catch (RuntimeException failed) {
                found.set(failed);
            }
        });
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
        thread.join();
        assertThat(found.get())
                .isInstanceOfSatisfying(
                        Optional.class, user -> assertThat(user.isPresent()).isTrue());
    }

    @Test
    void keepsItsTokenAndAsksNothingTwice() {
        assertThat(users.find("u1")).isPresent();
        assertThat(users.find("u1")).isPresent();
        assertThat(server.requests())
                .extracting(TestServer.Request::path)
                .containsExactly(TOKEN, USERS + "/u1", USERS + "/u1");
        assertThat(server.requests().getLast().authorization()).isEqualTo("Bearer t1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500", "html", "not found", "broken", "null", "array", "never", "drip", "flood", "redirect"})
    void saysWhenKeycloakIsUnavailable(String trouble) {
        server.on(USERS + "/u1", trouble(trouble));
        assertThatThrownBy(() -> users.find("u1")).isInstanceOf(DirectoryException.Unavailable.class);
        server.on(USERS + "/u1", TestServer.json(200, ADA));
        assertThat(users.find("u1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500", "html", "not found", "broken", "null", "array", "never", "drip", "flood", "redirect"})
    void recoversWhenThereWasNoTokenToBeHad(String trouble) {
        server.on(TOKEN, trouble(trouble));
        assertThatThrownBy(() -> users.find("u1")).isInstanceOf(DirectoryException.Unavailable.class);
        server.on(TOKEN, this::token);
        assertThat(users.find("u1")).isPresent();
    }

    private static TestServer.Answer trouble(String name) {
        return switch (name) {
            case "500" -> TestServer.json(500, "{\"error\":\"unknown_error\"}");
            case "html" -> TestServer.text(200, "text/html", "<html>Maintenance</html>");
            case "not found" -> TestServer.text(404, "text/html", "<html>No such page</html>");
            case "broken" -> TestServer.json(200, "{\"id\":");
            case "null" -> TestServer.json(200, "null");
            case "array" -> TestServer.json(200, "[]");
            case "never" -> TestServer.never();
            case "drip" -> TestServer.drip();
            case "flood" -> TestServer.flood();
            default -> TestServer.redirect("http://localhost:1/");
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void saysWhenItsCredentialsAreRefusedAndRecovers(int status) {
        server.on(TOKEN, TestServer.json(status, "{\"error\":\"invalid_client\"}"));
        assertThatThrownBy(() -> users.find("u1"))
                .isInstanceOf(DirectoryException.Denied.class)
                .hasMessageContaining("DIRECTORY_CLIENT_ID")
                .hasMessageNotContaining("very-secret");
        server.on(TOKEN, this::token);
        assertThat(users.find("u1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysWhenItIsDenied(int status) {
        server.on(USERS + "/u1", TestServer.json(status, "{\"error\":\"HTTP 403 Forbidden\"}"));
        assertThatThrownBy(() -> users.find("u1")).isInstanceOf(DirectoryException.Denied.class);
    }

    @Test
    void getsANewTokenWhenItsOwnIsRevoked() {
        server.on(USERS + "/u1", exchange -> {
            boolean good = "Bearer t2".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            TestServer.json(good ? 200 : 401, ADA).to(exchange);
        });
        assertThat(users.find("u1")).isPresent();
        assertThat(tokens).hasValue(2);
    }

    @Test
    void asksOnceForAllWhoWaitForAToken() {
        server.on(TOKEN, TestServer.never());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() ->
                        assertThatThrownBy(() -> users.find("u1")).isInstanceOf(DirectoryException.Unavailable.class));
            }
        }
        assertThat(server.requests()).extracting(TestServer.Request::path).containsOnly(TOKEN);
        assertThat(server.requests()).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @CsvSource({"17,17", "86400,600", "-5,0", "tomorrow,30"})
    void waitsAsLongAsItIsToldWithinBounds(String header, int seconds) {
        server.on(USERS + "/u1", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            TestServer.text(429, "text/plain", "slow down").to(exchange);
        });
        assertThatThrownBy(() -> users.find("u1"))
                .isInstanceOfSatisfying(
                        DirectoryException.Throttled.class,
                        throttled -> assertThat(throttled.until())
                                .isCloseTo(Instant.now().plusSeconds(seconds), within(5, ChronoUnit.SECONDS)));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void findsTheUserWhoWasMadeThoughTheAnswerWasLost() {
        var made = new AtomicInteger();
        server.on(USERS + "/u1/execute-actions-email", exchange -> exchange.sendResponseHeaders(204, -1));
        server.on(USERS, exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                made.incrementAndGet();
                TestServer.text(502, "text/html", "<html>Bad gateway</html>").to(exchange);
            } else {
                TestServer.json(200, made.get() == 0 ? "[]" : "[" + ADA + "]").to(exchange);
            }
        });
        assertThat(users.create(ada()).user()).isNotNull();
        assertThat(made).hasValue(1);
    }

    @Test
    void saysThatNobodyIsThereAfterAFailureOfCreation() {
        server.on(USERS, exchange -> {
            boolean post = exchange.getRequestMethod().equals("POST");
            TestServer.json(post ? 500 : 200, post ? "{\"error\":\"unknown_error\"}" : "[]")
                    .to(exchange);
        });
        assertThatThrownBy(() -> users.create(ada())).isInstanceOf(DirectoryException.Unavailable.class);
        assertThat(server.requests())
                .filteredOn(request ->
                        request.method().equals("POST") && request.path().equals(USERS))
                .hasSize(1);
    }

    @Test
    void doesNotSayThatNothingWasWrittenWhenItCannotReadWhatCameOfIt() {
        var written = new AtomicBoolean();
        server.on(USERS + "/u1", readableUntil(written, "PUT", 204, ADA));
        assertThatThrownBy(() -> users.perform("u1", UserAction.SUSPEND, Delivery.MAIL))
                .isInstanceOf(DirectoryException.Unavailable.class)
                .hasCauseInstanceOf(DirectoryException.Throttled.class);
        written.set(false);
        String version = users.find("u1").orElseThrow().version();
        var change = new ProfileChange(Map.of(Attribute.FIRST_NAME, "Augusta"));
        assertThatThrownBy(() -> users.change("u1", version, change))
                .isInstanceOf(DirectoryException.Unavailable.class)
                .hasCauseInstanceOf(DirectoryException.Throttled.class);
    }

    @Test
    void doesNotSayThatNothingWasWrittenWhenThePasswordStaysAfterTheMail() {
        server.on(USERS + "/u1/execute-actions-email", exchange -> exchange.sendResponseHeaders(204, -1))
                .on(USERS + "/u1/credentials", TestServer.text(429, "text/plain", "slow down"));
        assertThatThrownBy(() -> users.perform("u1", UserAction.RESET_PASSWORD, Delivery.MAIL))
                .isInstanceOf(DirectoryException.Unavailable.class)
                .hasCauseInstanceOf(DirectoryException.Throttled.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 429})
    void tellsWhoWasMadeAndWhetherTheyAreInvitedThoughTheyCannotBeRead(int mail) {
        server.on(USERS, madeAt(USERS + "/u1", "[]"))
                .on(USERS + "/u1", TestServer.text(429, "text/plain", "slow down"))
                .on(USERS + "/u1/execute-actions-email", exchange -> exchange.sendResponseHeaders(mail, -1));
        Done done = users.create(ada());
        assertThat(done.user()).isNotNull().satisfies(made -> {
            assertThat(made.id()).isEqualTo("u1");
            assertThat(made.email()).isEqualTo("ada@example.com");
            assertThat(made.status()).isEqualTo(UserStatus.ACTIVE);
        });
        assertThat(done.notInvited() == null).isEqualTo(mail == 204);
    }

    @Test
    void saysThatNobodyKnowsWhenTheLostAnswerCannotBeLookedUp() {
        var made = new AtomicBoolean();
        server.on(USERS, readableUntil(made, "POST", 502, "[]"));
        assertThatThrownBy(() -> users.create(ada())).isInstanceOf(DirectoryException.Unavailable.class);
        assertThat(made).isTrue();
    }

    @Test
    void tellsWhichGroupWasMadeOrChangedThoughItCannotBeRead() {
        var groups = new KeycloakGroupDirectory(client);
        server.on(GROUPS, madeAt(GROUPS + "/g1", "[]"))
                .on(GROUPS + "/g1", TestServer.text(429, "text/plain", "slow down"));
        Group staff = new Group("g1", "Staff", "All of them", GroupKind.EDITABLE, null);
        assertThat(groups.create("Staff", "All of them")).isEqualTo(staff);
        server.on(GROUPS + "/g1", readableUntil(new AtomicBoolean(), "PUT", 204, "{\"id\":\"g1\",\"name\":\"Crew\"}"));
        assertThat(groups.change("g1", "Staff", "All of them")).isEqualTo(staff);
    }

    /** Asks to wait once something has been written. */
    private static TestServer.Answer readableUntil(
            AtomicBoolean written, String method, int answer, String whatThereIs) {
        return exchange -> {
            if (exchange.getRequestMethod().equals(method)) {
                written.set(true);
                exchange.sendResponseHeaders(answer, -1);
            } else if (written.get()) {
                TestServer.text(429, "text/plain", "slow down").to(exchange);
            } else {
                TestServer.json(200, whatThereIs).to(exchange);
            }
        };
    }

    private TestServer.Answer madeAt(String path, String whatThereIs) {
        return exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Location", server.url() + path);
                exchange.sendResponseHeaders(201, -1);
            } else {
                TestServer.json(200, whatThereIs).to(exchange);
            }
        };
    }

    @Test
    void opensAPageWithOneCall() {
        users.find("u1");
        int before = server.requests().size();
        server.on(USERS, TestServer.json(200, "[" + ADA + "," + ADA.replace("u1", "u2") + "]"));
        var page = users.search(new UserSearch("", null, null, 1), Optional.empty());
        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).isEqualTo("1");
        assertThat(server.requests()).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999999", "1&max=100000"})
    void takesNoCursorThatItHasNotMade(String cursor) {
        assertThatThrownBy(() -> users.search(UserSearch.all(10), Optional.of(cursor)))
                .isInstanceOf(DirectoryException.Rejected.class);
    }

    private static NewUser ada() {
        var profile = new Profile(Map.of(Attribute.LOGIN, "Ada", Attribute.EMAIL, "ada@example.com"));
        return new NewUser(profile, Set.of(), Delivery.MAIL);
    }

    /** It is all that an administrator of the application gets to see of a fault that is its own. */
    @Test
    void namesWhatIsAtTheRoot() {
        var root = new ClassNotFoundException("org.example.Lost");
        var failure = new IllegalStateException("RESTEASY004655", new IllegalArgumentException("wrapped", root));

        assertThat(KeycloakFailures.of(failure)).hasMessageContaining("ClassNotFoundException: org.example.Lost");
    }

    @Test
    void saysThatAClosedServerIsUnavailable() {
        server.close();
        assertThatThrownBy(() -> users.find("u1"))
                .isInstanceOf(DirectoryException.Unavailable.class)
                .hasMessageContaining("ConnectException");
    }
}
