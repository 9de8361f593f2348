package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
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

/** Users made, read, changed and deleted through the management API, as bytes on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersApiTest {

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
    @CsvSource({
        "?activate=false,true,STAGED",
        "?activate=false,false,STAGED",
        "?activate=true,true,ACTIVE",
        "'',false,PROVISIONED",
        "?nextLogin=changePassword,true,PASSWORD_EXPIRED"
    })
    void makesUsersOfTheStatusThatWasAskedFor(String query, boolean password, String status) {
        ObjectNode body = body(newLogin());
        if (password) {
            body.putObject("credentials").putObject("password").put("value", PASSWORD);
        }
        JsonNode user = ok(call("POST", query, body));
        assertThat(user.path("status").asString()).isEqualTo(status);
        assertThat(user.path("credentials").has("password")).isEqualTo(password);
        assertThat(user.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void linksToWhatTheStatusAllows() {
        JsonNode user = ok(call("POST", "?activate=false", body(newLogin())));
        assertThat(user.path("_links").propertyNames())
                .containsExactlyInAnyOrder(
                        "activate", "deactivate", "changePassword", "changeRecoveryQuestion", "self");
    }

    @ParameterizedTest
    @CsvSource({
        "firstName,'',firstName: The field cannot be blank",
        "email,no-address,email: Does not match required pattern",
        "login,a@b,'login: The field is too short, at least 5 characters'",
        "countryCode,DEU,'countryCode: The field is too long, at most 2 characters'",
        "shoeSize,44,shoeSize: There is no such attribute in the profile's schema"
    })
    void namesTheFieldThatIsWrong(String field, String value, String cause) {
        ObjectNode body = body(newLogin());
        ((ObjectNode) body.get("profile")).put(field, value);
        JsonNode error = refused(call("POST", "", body), 400);
        assertThat(error.path("errorCode").asString()).isEqualTo("E0000001");
        assertThat(error.path("errorSummary").asString()).isEqualTo("Api validation failed: " + field);
        assertThat(error.path("errorCauses").path(0).path("errorSummary").asString())
                .isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "שלום \u202Eevil",
                "😀😀😀",
                "O'Brien; DROP TABLE users",
                "%_!\\\""
            })
    void keepsAnyTextAndFindsIt(String name) {
        ObjectNode body = body(newLogin());
        ((ObjectNode) body.get("profile")).put("lastName", name).put("displayName", name.repeat(300));
        String id = ok(call("POST", "", body)).path("id").asString();
        JsonNode profile = ok(call("GET", "/" + id, null)).path("profile");
        assertThat(profile.path("lastName").asString()).isEqualTo(name);
        assertThat(profile.path("displayName").asString()).isEqualTo(name.repeat(300));
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(ids(search("profile.lastName eq \"" + quoted + "\""))).contains(id);
        assertThat(ids(search("profile.displayName sw \"" + quoted + "\""))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "\uD83D", "\u0085"})
    void refusesControlCharactersAndHalfCharacters(String name) {
        String body = "{\"profile\":{\"firstName\":\"" + escaped(name)
                + "\",\"lastName\":\"B\",\"email\":\"c@example.com\",\"login\":\"c@example.com\"}}";
        JsonNode error = refused(send("POST", "", body, null), 400);
        assertThat(error.toString()).contains("firstName: Does not match required pattern");
    }

    @Test
    void ofManyAtTheSameTimeOneGetsTheLogin() throws Exception {
        String login = newLogin();
        Callable<Integer> create = () -> call("POST", "", body(login)).statusCode();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(i -> create).toList());
            List<Integer> codes =
                    answers.stream().map(answer -> answer.resultNow()).toList();
            assertThat(codes).containsOnlyOnce(200).hasSize(8).containsOnly(200, 400);
        }
        JsonNode error = refused(call("POST", "", body(login.toUpperCase(java.util.Locale.ROOT))), 400);
        assertThat(error.toString())
                .contains("login: An object with this field already exists in the current organization");
    }

    @Test
    void changesWhatIsGivenAndClearsWhatIsNull() {
        String id = create("city", "Berlin");
        JsonNode changed = ok(send("POST", "/" + id, "{\"profile\":{\"title\":\"Director\",\"city\":null}}", null));
        assertThat(changed.path("profile").path("title").asString()).isEqualTo("Director");
        assertThat(changed.path("profile").path("firstName").asString()).isEqualTo("Isaac");
        assertThat(changed.path("profile").has("city")).isFalse();
    }

    @Test
    void replacingRemovesWhatIsNotGiven() {
        String login = newLogin();
        ObjectNode body = body(login);
        ((ObjectNode) body.get("profile")).put("city", "Berlin");
        String id = ok(call("POST", "", body)).path("id").asString();
        JsonNode profile = ok(call("PUT", "/" + id, body(login))).path("profile");
        assertThat(profile.propertyNames()).containsExactlyInAnyOrder("firstName", "lastName", "email", "login");
        refused(send("PUT", "/" + id, "{\"profile\":{\"firstName\":\"Only\"}}", null), 400);
    }

    @Test
    void findsAChangedUserByTheNewNameOnly() {
        String id = create("city", "Berlin");
        ok(send("POST", "/" + id, "{\"profile\":{\"lastName\":\"Zwetajewa\"}}", null));
        assertThat(ids(search("profile.lastName sw \"zwet\""))).containsExactly(id);
        ok(send("POST", "/" + id, "{\"profile\":{\"lastName\":\"Brock\"}}", null));
        assertThat(ids(search("profile.lastName sw \"zwet\""))).isEmpty();
    }

    @Test
    void refusesAChangeOfWhatChangedMeanwhile() {
        String id = create("city", "Berlin");
        String seen = call("GET", "/" + id, null).headers().firstValue("ETag").orElseThrow();
        var first = send("POST", "/" + id, "{\"profile\":{\"city\":\"Rome\"}}", seen);
        refused(send("POST", "/" + id, "{\"profile\":{\"city\":\"Oslo\"}}", seen), 412);
        assertThat(seen).startsWith("W/\"");
        String now = first.headers().firstValue("ETag").orElseThrow();
        assertThat(ok(send("POST", "/" + id, "{\"profile\":{\"city\":\"Oslo\"}}", now))
                        .toString())
                .contains("Oslo");
    }

    @Test
    void movesTheTimeOfTheLastUpdateWithEveryChange() {
        String id = create("city", "Berlin");
        List<String> times = IntStream.range(0, 5)
                .mapToObj(i -> send("POST", "/" + id, "{\"profile\":{\"city\":\"C" + i + "\"}}", null))
                .map(answer -> ok(answer).path("lastUpdated").asString())
                .toList();
        assertThat(times).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void deletesInTwoSteps() {
        String id = create("city", "Berlin");
        assertThat(call("DELETE", "/" + id, null).statusCode()).isEqualTo(204);
        assertThat(ok(call("GET", "/" + id, null)).path("status").asString()).isEqualTo("DEPROVISIONED");
        assertThat(ids(search("status eq \"DEPROVISIONED\""))).contains(id);
        assertThat(ids(ok(call("GET", "", null)))).doesNotContain(id);
        assertThat(call("DELETE", "/" + id, null).statusCode()).isEqualTo(204);
        refused(call("GET", "/" + id, null), 404);
        assertThat(ids(search("id eq \"" + id + "\""))).isEmpty();
    }

    @Test
    void aNewPasswordMakesAWaitingUserActive() {
        String id = create("city", "Berlin");
        String body = "{\"credentials\":{\"password\":{\"value\":\"" + PASSWORD + "\"}}}";
        assertThat(ok(send("POST", "/" + id, body, null)).path("status").asString())
                .isEqualTo("ACTIVE");
        assertThat(ids(search("profile.firstName sw \"isa\" and status eq \"ACTIVE\"")))
                .contains(id);
    }

    @Test
    void refusesAWeakPasswordAndUnknownGroups() {
        ObjectNode body = body(newLogin());
        body.putObject("credentials").putObject("password").put("value", "short");
        body.putArray("groupIds").add("00gunknown");
        JsonNode error = refused(call("POST", "", body), 400);
        assertThat(error.toString()).contains("password: Password requirements were not met", "groupIds: ");
    }

    @Test
    void listsOnlyTheFieldsThatWereAskedFor() {
        JsonNode user = ok(call("GET", "?limit=1&fields=status,profile:(firstName)", null))
                .path(0);
        assertThat(user.propertyNames()).containsExactlyInAnyOrder("id", "status", "profile");
        assertThat(user.path("profile").propertyNames()).containsExactly("firstName");
    }

    @ParameterizedTest
    @CsvSource({
        "search=nonsense,E0000031",
        "filter=profile.title+eq+%22x%22,E0000031",
        "after=xyz,E0000029",
        "limit=0,E0000001"
    })
    void refusesWrongParametersOfLists(String query, String code) {
        assertThat(refused(call("GET", "?" + query, null), 400)
                        .path("errorCode")
                        .asString())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "groupIds,groupIds: The value must be a list",
        "credentials,credentials: The value must be an object",
        "type,type: The value must be an object"
    })
    void refusesPartsOfTheWrongShape(String part, String cause) {
        JsonNode error = refused(call("POST", "", body(newLogin()).put(part, "text")), 400);
        assertThat(error.path("errorCauses").path(0).path("errorSummary").asString())
                .isEqualTo(cause);
    }

    @Test
    void refusesAPasswordThatIsNoObject() {
        ObjectNode body = body(newLogin());
        body.putObject("credentials").put("password", PASSWORD).put("recovery_question", "Who?");
        assertThat(refused(call("POST", "", body), 400).toString())
                .contains("password: The value must be an object", "recovery_question: The value must be an object");
    }

    @Test
    void findsAUserByTheShortFormOfTheLoginUnlessTwoHaveIt() {
        String name = "isaac." + Ids.request().toLowerCase(java.util.Locale.ROOT);
        String id = ok(call("POST", "", body(name + "@example.com"))).path("id").asString();
        ok(call("POST", "", body(name + "x@example.com")));
        assertThat(ok(call("GET", "/" + name, null)).path("id").asString()).isEqualTo(id);
        ok(call("POST", "", body(name + "@example.org")));
        refused(call("GET", "/" + name, null), 404);
    }

    @Test
    void takesNobodyForTheUserOfTheToken() {
        String id = ok(call("POST", "", body("me@example.com"))).path("id").asString();
        for (String me : List.of("me", "ME", "m%C3%A9")) {
            for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                JsonNode error = refused(send(method, "/" + me, "{\"profile\":{\"city\":\"Rome\"}}", null), 404);
                assertThat(error.path("errorCode").asString()).isEqualTo("E0000007");
            }
            refused(call("POST", "/" + me + "/lifecycle/suspend", null), 404);
            refused(call("GET", "/" + me + "/groups", null), 404);
        }
        assertThat(ok(call("GET", "/me@example.com", null)).path("id").asString())
                .isEqualTo(id);
    }

    @Test
    void embedsWhatItKnowsOfWhatWasAskedFor() {
        String id = create("city", "Berlin");
        for (String expand : List.of("blocks", "classification,blocks", "blocks,blocks,nothing")) {
            assertThat(ok(call("GET", "/" + id + "?expand=" + expand, null))
                            .path("_embedded")
                            .path("blocks")
                            .isArray())
                    .isTrue();
        }
        assertThat(ok(call("GET", "/" + id + "?expand=classification", null)).has("_embedded"))
                .isFalse();
    }

    @Test
    void leavesOutCredentialsForCallersWhoDoNotWantThem() {
        String id = create("city", "Berlin");
        String without = "application/json; okta-response=\"omitCredentials, omitCredentialsLinks\"";
        JsonNode user = ok(get("/" + id, without));
        assertThat(user.has("credentials")).isFalse();
        assertThat(user.path("_links").propertyNames()).contains("self").doesNotContain("changePassword");
        assertThat(ok(get("?limit=1", without)).path(0).has("credentials")).isFalse();
        JsonNode fields = ok(get("?limit=1&fields=status,credentials", without)).path(0);
        assertThat(fields.propertyNames()).containsExactlyInAnyOrder("id", "status");
        assertThat(ok(get("/" + id, without + ",omitCredentials,,")).has("credentials"))
                .isFalse();
        assertThat(ok(get("/" + id, "application/json")).has("credentials")).isTrue();
    }

    private String create(String attribute, String value) {
        ObjectNode body = body(newLogin());
        ((ObjectNode) body.get("profile")).put(attribute, value);
        return ok(call("POST", "", body)).path("id").asString();
    }

    private static String newLogin() {
        return "isaac." + Ids.request() + "@example.com";
    }

    private static ObjectNode body(String login) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("profile")
                .put("firstName", "Isaac")
                .put("lastName", "Brock")
                .put("email", login)
                .put("login", login);
        return body;
    }

    private JsonNode search(String expression) {
        return ok(call(
                "GET",
                "?search=" + java.net.URLEncoder.encode(expression, java.nio.charset.StandardCharsets.UTF_8),
                null));
    }

    private static List<String> ids(JsonNode users) {
        return StreamSupport.stream(users.spliterator(), false)
                .map(user -> user.path("id").asString())
                .toList();
    }

    private HttpResponse<String> call(String method, String path, @Nullable JsonNode body) {
        return send(method, path, body == null ? null : body.toString(), null);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, @Nullable String ifMatch) {
        Browser browser = new Browser(server);
        HttpRequest.Builder request = HttpRequest.newBuilder(browser.uri("/api/v1/users" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return browser.send(request);
    }

    private HttpResponse<String> get(String path, String contentType) {
        Browser browser = new Browser(server);
        return browser.send(HttpRequest.newBuilder(browser.uri("/api/v1/users" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", contentType));
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Browser.json(response);
    }

    private static JsonNode refused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Browser.json(response);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
