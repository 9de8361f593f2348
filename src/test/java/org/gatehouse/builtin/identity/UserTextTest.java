package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Odd text in profiles, which is checked, kept, found and sorted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserTextTest {

    private static final String PASSWORD = "uTVM,TPw55";
    private IdentityServer server;

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    String databaseUser() {
        return "";
    }

    @BeforeAll
    void start() {
        server = IdentityServer.start(
                IdentityFixture.settings(IdentityFixture.freePort(), newDatabase(), databaseUser(), 0));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"asc,0", "desc,1", "asc,1", "desc,0"})
    void sortsByTextThatIsCutWithinACharacter(String order, int shift) {
        String family = "Cut " + order + shift;
        List<String> ids = new ArrayList<>();
        for (String end : List.of("1", "2", "3", "")) {
            String displayName = end.isEmpty() ? "" : "x".repeat(98 + shift) + "\uD83D\uDE00\uD83D\uDE00" + end;
            ids.add(id(create(Map.of("lastName", family, "displayName", displayName))));
        }
        String query = "?search=" + encoded("profile.lastName eq \"" + family + "\"")
                + "&sortBy=profile.displayName&sortOrder=" + order;
        assertThat(walk(query + "&limit=1"))
                .containsExactlyInAnyOrderElementsOf(ids)
                .isEqualTo(ids(ok(call("GET", query, null))));
    }

    @Test
    void sortsByTextOfSeveralLines() {
        for (String address : List.of("1 Main Street\nSpringfield", "1 Main Street\r\nAmity", "1 Main Street")) {
            create(Map.of("lastName", "Lines", "postalAddress", address));
        }
        String query = "?search=" + encoded("profile.lastName eq \"Lines\"") + "&sortBy=profile.postalAddress";
        assertThat(walk(query + "&limit=1")).hasSize(3).isEqualTo(ids(ok(call("GET", query, null))));
    }

    @ParameterizedTest
    @CsvSource({"lastLogin,asc", "lastLogin,desc", "passwordChanged,asc", "passwordChanged,desc"})
    void sortsByTimesThatMayBeMissing(String property, String order) {
        String family = "Times " + property + order;
        List<String> logins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ObjectNode body = body(Map.of("lastName", family));
            if (i > 1) {
                body.putObject("credentials").putObject("password").put("value", PASSWORD);
            }
            logins.add(ok(call("POST", "", body)).path("profile").path("login").asString());
        }
        new Browser(server).logIn(logins.get(3), PASSWORD);
        new Browser(server).logIn(logins.get(2), PASSWORD);
        String query = "?search=" + encoded("profile.lastName eq \"" + family + "\"") + "&sortBy=" + property
                + "&sortOrder=" + order;
        JsonNode all = ok(call("GET", query, null));
        assertThat(walk(query + "&limit=1")).hasSize(4).isEqualTo(ids(all));
        List<String> times =
                all.valueStream().map(user -> user.path(property).asString("")).toList();
        assertThat(order.equals("asc") ? times : times.reversed()).isSorted();
        assertThat(times).contains("").anyMatch(time -> !time.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "search, eq, ' Zoë Maria', true",
        "search, eq, 'zoë maria  ', true",
        "search, eq, 'Zoë Maria', true",
        "search, sw, ' zoë m', true",
        "search, sw, 'zoë ', true",
        "search, sw, 'zoëm', false",
        "search, co, 'ë m', true",
        "filter, eq, ' Zoë Maria ', true",
        "filter, eq, 'Zoë Maria', false",
    })
    void findsANameWhateverTheSpacesAroundIt(String kind, String operator, String text, boolean found) {
        String family = " Spaced " + kind + operator + text.length() + found + " ";
        String id = id(create(Map.of("firstName", " Zoë Maria ", "lastName", family)));
        String last = "profile.lastName eq \"" + family + "\"";
        String expression = "profile.firstName " + operator + " \"" + text + "\" and " + last;
        JsonNode users = ok(call("GET", "?" + kind + "=" + encoded(expression), null));
        assertThat(ids(users)).isEqualTo(found ? List.of(id) : List.of());
        assertThat(ok(call("GET", "/" + id, null))
                        .path("profile")
                        .path("lastName")
                        .asString())
                .isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "countryCode|DE",
                "countryCode|us",
                "locale|en_US",
                "locale|de_AT",
                "preferredLanguage|en",
                "preferredLanguage|zh-Hant-TW",
                "preferredLanguage|da, en-gb;q=0.8, en;q=0.7",
                "preferredLanguage|*;q=0.5"
            },
            delimiter = '|')
    void takesWhatHasTheRightForm(String attribute, String value) {
        assertThat(create(Map.of(attribute, value))
                        .path("profile")
                        .path(attribute)
                        .asString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "countryCode,ZZ",
        "countryCode,9!",
        "countryCode,ß",
        "countryCode,D",
        "locale,en",
        "locale,en-US",
        "locale,xx_US",
        "locale,en_ZZ",
        "locale,'en_US '",
        "preferredLanguage,en_US",
        "preferredLanguage,'en,'",
        "preferredLanguage,en;q=2",
        "preferredLanguage,English please",
        "secondEmail,nobody"
    })
    void refusesWhatHasAnotherForm(String attribute, String value) {
        HttpResponse<String> answer = call("POST", "", body(Map.of(attribute, value)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(attribute + ": Does not match required pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\tb", "a\u001bb", "a\u0085b", "a\u2028\u0000b"})
    void keepsLinesOfAnAddressAndNoOtherControls(String refused) {
        String address = "1 Main Street\nSpringfield\r\nUSA";
        assertThat(create(Map.of("postalAddress", address))
                        .path("profile")
                        .path("postalAddress")
                        .asString())
                .isEqualTo(address);
        assertThat(call("POST", "", body(Map.of("postalAddress", refused))).statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "", body(Map.of("streetAddress", address))).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void takesAUserBackAsItWasRead(String method) {
        ObjectNode body = body(Map.of("city", "Berlin"));
        body.putObject("credentials")
                .putObject("recovery_question")
                .put("question", "Who is a major player?")
                .put("answer", "Annie Oakley");
        ((ObjectNode) body.get("credentials")).putObject("password").put("value", PASSWORD);
        String id = id(ok(call("POST", "", body)));
        ObjectNode read = (ObjectNode) ok(call("GET", "/" + id, null));
        assertThat(ok(call(method, "/" + id, read)).path("credentials")).isEqualTo(read.get("credentials"));
        assertThat(forgotten(id, "annie oakley").statusCode()).isEqualTo(200);
        ((ObjectNode) read.get("credentials").get("recovery_question")).put("question", "Who else?");
        assertThat(call(method, "/" + id, read).body()).contains("recovery_question: The answer must have");
        ((ObjectNode) read.get("credentials").get("recovery_question"))
                .put("question", "Who is a major player?")
                .put("answer", "Me");
        assertThat(call(method, "/" + id, read).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> forgotten(String id, String answer) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("password").put("value", "other-Pass-77q");
        body.putObject("recovery_question").put("answer", answer);
        return call("POST", "/" + id + "/credentials/forgot_password_recovery_question", body);
    }

    private List<String> walk(String query) {
        List<String> ids = new ArrayList<>();
        String next = query;
        while (next != null) {
            HttpResponse<String> page = call("GET", next, null);
            ids.addAll(ids(ok(page)));
            assertThat(ids).doesNotHaveDuplicates();
            next = page.headers().allValues("link").stream()
                    .filter(link -> link.endsWith("rel=\"next\""))
                    .map(link -> link.substring(link.indexOf('?'), link.indexOf('>')))
                    .findFirst()
                    .orElse(null);
        }
        return ids;
    }

    private JsonNode create(Map<String, String> attributes) {
        return ok(call("POST", "", body(attributes)));
    }

    private static ObjectNode body(Map<String, String> attributes) {
        String login = "isaac." + Ids.request() + "@example.com";
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode profile = body.putObject("profile")
                .put("firstName", "Isaac")
                .put("lastName", "Brock")
                .put("email", login)
                .put("login", login);
        attributes.forEach(profile::put);
        return body;
    }

    private static String id(JsonNode user) {
        return user.path("id").asString();
    }

    private static List<String> ids(JsonNode users) {
        return users.valueStream().map(UserTextTest::id).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> call(String method, String path, @Nullable JsonNode body) {
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

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Browser.json(response);
    }
}
