package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Logins that differ in nothing but diacritical marks, which are the same, and what older stores hold of them. */
class LoginMarksTest {

    private static final String PASSWORD = "uTVM,TPw55";

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    String databaseUser() {
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "isáàc.bröck@example.com, isaac.brock@example.com",
        "I\u0307SA\u0301AC@EXAMPLE.COM, isaac@example.com",
        "ÅSA@éxample.com, asa@example.com",
        "йод@example.com, иод@example.com",
        "ødegård@example.com, ødegard@example.com",
        "straße@example.com, straße@example.com",
        "が@example.com, が@example.com",
        "한글@example.com, 한글@example.com"
    })
    void passesOverMarksAndOverNothingElse(String login, String key) {
        assertThat(LoginKey.of(login)).isEqualTo(key);
    }

    @Test
    void takesLoginsThatDifferInMarksForOne() {
        try (IdentityServer server = start(newDatabase())) {
            String plain = id(ok(create(server, "isaac.brock@example.com")));
            String marked = id(ok(create(server, "zoë.müller@example.com")));
            assertTaken(create(server, "isáàc.bröck@example.com"));
            assertTaken(create(server, "ZOE.MULLER@example.com"));
            assertTaken(create(server, "zoé.muller@example.com"));
            assertTaken(call(server, "POST", "/" + plain, body("zoe.muller@example.com")));
            assertThat(id(ok(get(server, "isáàc.bröck@example.com")))).isEqualTo(plain);
            assertThat(id(ok(get(server, "ISAÁC.BROCK")))).isEqualTo(plain);
            assertThat(id(ok(get(server, "zoe.muller@example.com")))).isEqualTo(marked);
            assertThat(id(ok(get(server, "zoe.muller")))).isEqualTo(marked);
            assertThat(new Browser(server).logIn("zoe.muller@example.com", PASSWORD))
                    .containsKey("code");
            ok(call(server, "POST", "/" + plain, body("isáac.brock@example.com")));
            assertThat(ok(get(server, "isaac.brock@example.com"))
                            .path("profile")
                            .path("login")
                            .asString())
                    .isEqualTo("isáac.brock@example.com");
        }
    }

    @Test
    void searchesAndSortsWithMarks() {
        try (IdentityServer server = start(newDatabase())) {
            String marked = id(ok(create(server, "zoë.b@example.org")));
            String plain = id(ok(create(server, "zoe.a@example.org")));
            String other = id(ok(create(server, "zoë.c@example.org")));
            assertThat(found(server, "profile.login eq \"ZOË.b@example.org\"")).containsExactly(marked);
            assertThat(found(server, "profile.login eq \"zoe.b@example.org\"")).isEmpty();
            assertThat(found(server, "profile.login sw \"zoë\"")).containsExactlyInAnyOrder(marked, other);
            assertThat(found(server, "profile.login co \"oe.\"")).containsExactly(plain);
            for (String expression : List.of("profile.login sw \"zo\"", "profile.login co \"@example.org\"")) {
                assertThat(sorted(server, expression)).containsExactly(plain, marked, other);
            }
            assertThat(sorted(server, "profile.login sw \"zoë\"")).containsExactly(marked, other);
            assertThat(sorted(server, "profile.login sw \"zoe\"")).containsExactly(plain);
        }
    }

    @Test
    void keepsTheLoginsOfAnOlderStore() throws SQLException {
        String url = newDatabase();
        try (Connection open = DriverManager.getConnection(url, owner(), "")) {
            migrateTo5(url);
            addOld(open, "00u00000000000000001", "isáac@example.com");
            addOld(open, "00u00000000000000002", "isaàc@example.com");
            addOld(open, "00u00000000000000003", "isaac@example.org");
            addOld(open, "00u00000000000000004", "ISÁAC@example.org");
            addOld(open, "00u00000000000000005", "zoë@example.net");
            try (IdentityServer server = start(url)) {
                assertThat(id(ok(get(server, "isáac@example.com")))).endsWith("1");
                assertThat(id(ok(get(server, "isaac@example.com")))).endsWith("1");
                assertThat(id(ok(get(server, "isaàc@example.com")))).endsWith("2");
                assertThat(id(ok(get(server, "isaac@example.org")))).endsWith("3");
                assertThat(id(ok(get(server, "isáac@example.org")))).endsWith("4");
                assertThat(id(ok(get(server, "zoe@example.net")))).endsWith("5");
                assertTaken(create(server, "isaac@example.com"));
                assertTaken(create(server, "isáàc@example.org"));
                assertThat(found(server, "profile.login eq \"isáac@example.org\""))
                        .hasSize(1);
                assertThat(found(server, "profile.login eq \"zoë@example.net\""))
                        .hasSize(1);
                assertThat(sorted(server, "profile.login sw \"isa\"")).hasSize(2);
                assertThat(sorted(server, "profile.login sw \"isá\"")).hasSize(2);
                String titled = "{\"profile\":{\"title\":\"Director\"}}";
                for (int user = 1; user <= 5; user++) {
                    ok(call(
                            server,
                            "POST",
                            "/00u0000000000000000" + user,
                            JsonMapper.shared().readTree(titled)));
                }
                assertThat(id(ok(get(server, "isaàc@example.com")))).endsWith("2");
                String gone = "/00u00000000000000003";
                call(server, "DELETE", gone, null);
                call(server, "DELETE", gone, null);
                assertTaken(create(server, "isáac@example.org"));
                assertTaken(call(server, "POST", "/00u00000000000000005", body("isáac@example.org")));
                ok(call(server, "POST", "/00u00000000000000004", body("Isáac@example.org")));
                assertTaken(create(server, "isaac@example.org"));
            }
        }
    }

    private String owner() {
        return databaseUser().isEmpty() ? "sa" : databaseUser();
    }

    private void migrateTo5(String url) {
        boolean postgres = url.contains("postgresql");
        String schema = postgres ? "identity" : "IDENTITY";
        Flyway.configure()
                .dataSource(url, owner(), "")
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:builtin/identity/db")
                .placeholders(Map.of("byCode", postgres ? "COLLATE \"C\"" : ""))
                .target("5")
                .load()
                .migrate();
    }

    private static void addOld(Connection open, String id, String login) throws SQLException {
        try (var insert = open.prepareStatement("INSERT INTO identity.users (id, login, login_key, email, email_key,"
                + " first_name, first_name_key, last_name, last_name_key, status, created, last_updated)"
                + " VALUES (?, ?, ?, 'e@example.com', 'e@example.com', 'A', 'a', 'B', 'b', 'STAGED',"
                + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)")) {
            insert.setString(1, id);
            insert.setString(2, login);
            insert.setString(3, login.toLowerCase(Locale.ROOT));
            insert.executeUpdate();
        }
    }

    private IdentityServer start(String url) {
        return IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), url, databaseUser(), 0));
    }

    private static List<String> found(IdentityServer server, String expression) {
        return ids(ok(call(server, "GET", "?search=" + encoded(expression), null)));
    }

    private static List<String> sorted(IdentityServer server, String expression) {
        return ids(ok(call(server, "GET", "?sortBy=profile.login&search=" + encoded(expression), null)));
    }

    private static HttpResponse<String> create(IdentityServer server, String login) {
        ObjectNode body = body(login);
        ((ObjectNode) body.get("profile"))
                .put("firstName", "Isaac")
                .put("lastName", "Brock")
                .put("email", "someone@example.com");
        body.putObject("credentials").putObject("password").put("value", PASSWORD);
        return call(server, "POST", "", body);
    }

    private static ObjectNode body(String login) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("profile").put("login", login);
        return body;
    }

    private static HttpResponse<String> get(IdentityServer server, String login) {
        return call(server, "GET", "/" + encoded(login), null);
    }

    private static HttpResponse<String> call(
            IdentityServer server, String method, String path, @Nullable JsonNode body) {
        Browser browser = new Browser(server);
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/v1/users" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static void assertTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("login: An object with this field already exists");
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    private static List<String> ids(JsonNode users) {
        return users.valueStream().map(LoginMarksTest::id).toList();
    }

    private static String id(JsonNode user) {
        return user.path("id").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
