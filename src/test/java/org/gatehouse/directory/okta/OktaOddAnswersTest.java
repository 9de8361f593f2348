package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Okta's description requires no property and leaves much open: what is odd neither hides the rest nor gets lost. */
@Timeout(30)
class OktaOddAnswersTest {

    private final TestServer okta = new TestServer();
    private final OktaCalls calls = new OktaCalls(
            new OktaSettings(okta.url(), "ssws-secret", "", "", ""),
            new BoundedHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 64 * 1024));
    private final OktaUserDirectory users = new OktaUserDirectory(calls, OktaAbilities.OKTA);
    private final OktaGroupDirectory groups = new OktaGroupDirectory(calls);

    @AfterEach
    void close() {
        calls.close();
        okta.close();
    }

    @Test
    void keepsWhatElseIsInTheProfileOfAGroup() {
        okta.on("/api/v1/groups/g1", TestServer.json(200, """
                {"id":"g1","type":"OKTA_GROUP",
                 "profile":{"name":"Crew","description":"old","costCenter":"77","floors":[1,2],"dn":"CN=Crew","open":true}}"""));
        groups.change("g1", "Crew", "new");
        assertThat(okta.requests())
                .filteredOn(request -> request.method().equals("PUT"))
                .singleElement()
                .satisfies(request -> assertThat(request.body().replaceAll("\\s", ""))
                        .contains("\"name\":\"Crew\"", "\"description\":\"new\"", "\"costCenter\":\"77\"")
                        .contains("\"floors\":[1,2]", "\"dn\":\"CN=Crew\"", "\"open\":true")
                        .doesNotContain("old"));
    }

    @Test
    void listsGroupsWithoutProfileOrName() {
        okta.on(
                "/api/v1/groups",
                TestServer.json(
                        200,
                        "[{\"id\":\"g1\"},{\"id\":\"g2\",\"profile\":{\"name\":null}},"
                                + "{\"id\":\"g3\",\"profile\":{\"name\":\"Crew\"}}]"));
        assertThat(groups.search(new GroupSearch("", 20), Optional.empty()).items())
                .extracting(Group::name)
                .containsExactly("g1", "g2", "Crew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2016-12-31T23:59:60Z\"", "\"yesterday\"", "7", "[]", "{\"a\":{}}", "\"\"", "null"})
    void readsUsersWhoseTimesMakeNoSense(String time) {
        okta.on("/api/v1/users/ada", TestServer.json(200, """
                {"id":"ada","created":%s,"activated":"2024-01-02T03:04:05+02:00","profile":{"login":"ada@example.com"}}""".formatted(time)));
        User ada = users.find("ada").orElseThrow();
        assertThat(ada.created()).isNull();
        assertThat(ada.activated()).isEqualTo(Instant.parse("2024-01-02T01:04:05Z"));
        assertThat(ada.login()).isEqualTo("ada@example.com");
    }

    @Test
    void readsAttributesOfOtherTypes() {
        okta.on("/api/v1/users", TestServer.json(200, """
                [{"id":"ada","profile":{"login":"ada@example.com","employeeNumber":187,"department":["R","D"],"title":true}},
                 {"id":"bob","profile":[]},{"id":"eve","profile":"none","status":"ACTIVE"}]"""));
        var found = users.search(UserSearch.all(20), Optional.empty()).items();
        assertThat(found).extracting(User::id).containsExactly("ada", "bob", "eve");
        assertThat(found.getFirst().profile().get(Attribute.EMPLOYEE_NUMBER)).isEqualTo("187");
        assertThat(found.getFirst().profile().get(Attribute.DEPARTMENT)).isNull();
        assertThat(found.getLast().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void leavesOutEntriesWithoutAnId() {
        okta.on("/api/v1/users", TestServer.json(200, "[null,{\"status\":\"ACTIVE\"},{\"id\":\"ada\"}]"));
        assertThat(users.search(UserSearch.all(20), Optional.empty()).items())
                .extracting(User::id)
                .containsExactly("ada");
    }

    @Test
    void doesNotTakeNonsenseForAbsence() {
        okta.on("/api/v1/users/ada", TestServer.json(200, "{}")).on("/api/v1/groups/g1", TestServer.json(200, "{}"));
        assertThatThrownBy(() -> users.find("ada")).isInstanceOf(DirectoryException.Unavailable.class);
        assertThatThrownBy(() -> groups.find("g1")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Not Found</html>", "404 page not found", "[]"})
    void doesNotTakeAnotherServersAnswerForAbsence(String body) {
        okta.on("/", TestServer.text(404, "text/html", body));
        assertThatThrownBy(() -> users.find("ada")).isInstanceOf(DirectoryException.Unavailable.class);
        assertThatThrownBy(() -> groups.delete("g1")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "{\"message\":\"Welcome\"}"})
    void doesNotTakeNonsenseForAnEmptyList(String body) {
        okta.on("/api/v1/users", TestServer.json(200, body)).on("/api/v1/groups", TestServer.json(200, body));
        assertThatThrownBy(() -> users.search(UserSearch.all(20), Optional.empty()))
                .isInstanceOf(DirectoryException.Unavailable.class);
        assertThatThrownBy(() -> groups.search(new GroupSearch("", 20), Optional.empty()))
                .isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void doesNotTakeAMissingListForSomethingThatIsGone() {
        okta.on("/", TestServer.json(404, "{\"errorCode\":\"E0000007\"}"));
        assertThatThrownBy(() -> users.search(UserSearch.all(20), Optional.empty()))
                .isInstanceOf(DirectoryException.Unavailable.class);
        assertThatThrownBy(() -> groups.findByName("Crew")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"errorCode\":\"E0000007\"}"})
    void seesThatSomebodyIsNotThere(String body) {
        okta.on("/", TestServer.json(404, body));
        assertThat(users.find("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000_000})
    void readsPackedAnswersUpToTheSameLength(int title) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(packed)) {
            packing.write(("{\"id\":\"ada\",\"profile\":{\"title\":\"" + "x".repeat(title) + "\"}}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        okta.on("/api/v1/users/ada", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
        });
        if (title == 10) {
            assertThat(users.find("ada")).isPresent();
        } else {
            assertThatThrownBy(() -> users.find("ada")).isInstanceOf(DirectoryException.Unavailable.class);
            assertThat(okta.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotTakeAPageForSuccess() {
        okta.on("/", TestServer.text(200, "text/html; charset=UTF-8", "<html>Log in</html>"));
        assertThatThrownBy(() -> groups.add("g1", "ada")).isInstanceOf(DirectoryException.Unavailable.class);
        assertThatThrownBy(() -> groups.remove("g1", "ada")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}"})
    void activatesThoughNothingIsAnswered(String body) {
        okta.on("/api/v1/users/ada", TestServer.json(200, "{\"id\":\"ada\",\"status\":\"STAGED\"}"))
                .on("/api/v1/users/ada/lifecycle/activate", TestServer.json(200, body));
        var done = users.perform("ada", UserAction.ACTIVATE, Delivery.MAIL);
        assertThat(done.user()).isNotNull();
        assertThat(done.link()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'', UNKNOWN", "'\"type\":\"TEAM\",', UNKNOWN", "'\"type\":\"APP_GROUP\",', IMPORTED"})
    void saysOfNoGroupThatEveryoneIsInItUnlessOktaDoes(String type, GroupKind kind) {
        okta.on("/api/v1/groups/g1", TestServer.json(200, "{" + type + "\"id\":\"g1\"}"));
        assertThat(groups.find("g1").orElseThrow().kind()).isEqualTo(kind);
        assertThatThrownBy(() -> groups.change("g1", "Crew", "")).isInstanceOf(DirectoryException.WrongState.class);
    }
}
