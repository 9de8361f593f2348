package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/** Odd names, descriptions and times of groups, which lists find and sort all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupListTest {

    private IdentityServer server;
    private Browser browser;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), databaseUrl(), "", 5));
        browser = new Browser(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Its first letter is two in lower case, so that the key of the name ends before the name does. */
    @ParameterizedTest
    @ValueSource(ints = {250, 251, 252})
    void losesNobodyWhoseLongNameIsCut(int length) {
        String start = "İ" + "a".repeat(length - 3) + "x" + length;
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i ->
                        id(add(start.substring(0, length - 1) + i + "\uD83D\uDE00".repeat((255 - length) / 2), "")))
                .toList();
        assertThat(walk(search("profile.name sw \"" + start.substring(0, length - 1) + "\"") + "&limit=1"))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"İ", "\uD83D\uDE00İ"})
    void findsAGroupByANameThatGrowsBeyondItsColumn(String letters) {
        String name = letters.repeat(255 / letters.length());
        String id = id(add(name, ""));
        assertThat(ids(list(search("profile.name eq \"" + name + "\"")))).containsExactly(id);
        assertThat(ids(list(search("profile.name sw \"" + name + "\"")))).containsExactly(id);
        assertThat(ids(list("q=" + encoded(name)))).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"created", "lastUpdated", "lastMembershipUpdated"})
    void comparesTimesAsTheyAreShown(String property) {
        JsonNode added = add("Timed " + property, "");
        browser.api("PUT", "groups/" + id(added) + "/users/ada@example.com", "");
        browser.api("PUT", "groups/" + id(added), body("Timed " + property, "changed"));
        List<JsonNode> groups = new ArrayList<>(List.of(get(id(added))));
        // Those that came with the sample users are stored to the microsecond.
        list(search("profile.name sw \"Engineering\"")).forEach(groups::add);
        for (JsonNode group : groups) {
            String time = group.get(property).asString();
            assertComparison(group, property, "eq", time, true);
            assertComparison(group, property, "ge", time, true);
            assertComparison(group, property, "le", time, true);
            assertComparison(group, property, "gt", time, false);
            assertComparison(group, property, "lt", time, false);
            String later = OffsetDateTime.parse(time).plusNanos(1).toString();
            assertComparison(group, property, "eq", later, false);
            assertComparison(group, property, "lt", later, true);
            assertComparison(group, property, "le", later, true);
            assertComparison(group, property, "ge", later, false);
            assertComparison(group, property, "gt", later, false);
        }
    }

    @Test
    void movesItsTimesWithEveryChange() {
        String id = id(add("Moved", ""));
        List<String> updated =
                new ArrayList<>(List.of(get(id).get("lastUpdated").asString()));
        List<String> members =
                new ArrayList<>(List.of(get(id).get("lastMembershipUpdated").asString()));
        for (String method : List.of("PUT", "DELETE", "PUT")) {
            browser.api(method, "groups/" + id + "/users/ada@example.com", "");
            browser.api("PUT", "groups/" + id, body("Moved", method));
            updated.add(get(id).get("lastUpdated").asString());
            members.add(get(id).get("lastMembershipUpdated").asString());
        }
        assertThat(updated).isSorted().doesNotHaveDuplicates();
        assertThat(members).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void sortsByDescriptionsOfAnyLengthWithAndWithoutOne(String order) {
        List<String> descriptions = List.of(
                "",
                "b",
                "B, and more",
                "first\nsecond",
                "first\r\nthird",
                "z".repeat(99) + "\uD83D\uDE00 one",
                "z".repeat(99) + "\uD83D\uDE00 two",
                "z".repeat(98) + "\uD83D\uDE00\uD83D\uDE00",
                "\uD83D\uDE00".repeat(512),
                "İ".repeat(150));
        List<String> ids = descriptions.stream()
                .map(text -> id(add("Described " + order + " " + descriptions.indexOf(text), text)))
                .toList();
        String sorted = search("profile.name sw \"Described " + order + "\"") + "&sortBy=profile.description&sortOrder="
                + order;
        assertThat(walk(sorted + "&limit=1"))
                .containsExactlyInAnyOrderElementsOf(ids)
                .isEqualTo(ids(list(sorted)));
        assertThat(walk(sorted + "&limit=1").get(order.equals("asc") ? 0 : ids.size() - 1))
                .isEqualTo(ids.getFirst());
    }

    @Test
    void keepsTheLinesOfADescriptionButNoOtherControls() {
        String lines = "First\nSecond\r\nThird";
        assertThat(add("Lines", lines).get("profile").get("description").asString())
                .isEqualTo(lines);
        assertThat(ids(list(search("profile.description co \"second\r\nthird\""))))
                .hasSize(1);
        for (String refused : List.of("a\rb", "a\tb", "a\u0000b", "a\u001bb", "a\u0085b")) {
            HttpResponse<String> answer = browser.api("POST", "groups", body("Refused", refused));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Browser.json(answer).get("errorSummary").asString()).contains("description");
        }
        assertThat(browser.api("POST", "groups", body("Two\nlines", "")).statusCode())
                .isEqualTo(400);
    }

    private void assertComparison(JsonNode group, String property, String operator, String time, boolean found) {
        String expression = "id eq \"" + id(group) + "\" and " + property + " " + operator + " \"" + time + "\"";
        assertThat(ids(list(search(expression)))).as(expression).hasSize(found ? 1 : 0);
    }

    private List<String> walk(String query) {
        List<String> ids = new ArrayList<>();
        String next = "/api/v1/groups?" + query;
        while (next != null) {
            HttpResponse<String> page = browser.api("GET", next.substring("/api/v1/".length()), "");
            ids.addAll(ids(Browser.json(page)));
            assertThat(ids).doesNotHaveDuplicates();
            next = next(page);
        }
        return ids;
    }

    private @Nullable String next(HttpResponse<String> page) {
        return page.headers().allValues("link").stream()
                .filter(link -> link.endsWith("rel=\"next\""))
                .map(link -> link.substring(server.orgUrl().length() + 1, link.indexOf('>')))
                .findFirst()
                .orElse(null);
    }

    private JsonNode add(String name, String description) {
        HttpResponse<String> answer = browser.api("POST", "groups", body(name, description));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    private JsonNode get(String id) {
        return Browser.json(browser.api("GET", "groups/" + id, ""));
    }

    private JsonNode list(String query) {
        HttpResponse<String> answer = browser.api("GET", "groups?" + query, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer);
    }

    private static List<String> ids(JsonNode groups) {
        return groups.valueStream().map(GroupListTest::id).toList();
    }

    private static String id(JsonNode group) {
        return group.get("id").asString();
    }

    private static String body(String name, String description) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ObjectNode profile = body.putObject("profile").put("name", name);
        if (!description.isEmpty()) {
            profile.put("description", description);
        }
        return body.toString();
    }

    private static String search(String expression) {
        return "search=" + encoded(expression);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
