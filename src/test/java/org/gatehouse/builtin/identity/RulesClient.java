package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Calls of the management API about group rules, and about the users and groups that they concern. */
final class RulesClient {

    private static final AtomicInteger USED = new AtomicInteger();

    private final Browser browser;

    RulesClient(IdentityServer server) {
        this.browser = new Browser(server);
    }

    HttpResponse<String> call(String method, String path, String json) {
        return browser.api(method, path, json);
    }

    String addGroup() {
        return id(call("POST", "groups", "{\"profile\":{\"name\":\"Group %d\"}}".formatted(USED.incrementAndGet())));
    }

    String everyone() {
        return Browser.json(call("GET", "groups?q=Everyone", ""))
                .get(0)
                .get("id")
                .asString();
    }

    /** @param attributes of the profile, as JSON */
    String addUser(String attributes) {
        return addUser(attributes, "");
    }

    /** Without a password, which would take its time. */
    String addUser(String attributes, String query) {
        String login = "person%d@example.com".formatted(USED.incrementAndGet());
        return id(call("POST", "users" + query, """
                {"profile":{"firstName":"Some","lastName":"Body","email":"%s","login":"%s",%s}}""".formatted(login, login, attributes)));
    }

    /** Returns the status of the answer. */
    int addUserTo(String groupId, String division) {
        String login = "person%d@example.com".formatted(USED.incrementAndGet());
        return call("POST", "users", """
                {"profile":{"firstName":"Some","lastName":"Body","email":"%s","login":"%s","division":"%s"},
                "groupIds":["%s"]}""".formatted(login, login, division, groupId))
                .statusCode();
    }

    void change(String userId, String attributes) {
        assertThat(call("POST", "users/" + userId, "{\"profile\":{" + attributes + "}}")
                        .statusCode())
                .isEqualTo(200);
    }

    String addRule(String expression, String... groupIds) {
        return addRule(expression, "", groupIds);
    }

    /** @param excluded the id of a user */
    String addRule(String expression, String excluded, String[] groupIds) {
        return id(create("Rule " + USED.incrementAndGet(), expression, excluded, groupIds));
    }

    HttpResponse<String> create(String name, String expression, String excluded, String... groupIds) {
        String groups = Arrays.stream(groupIds).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return call(
                "POST",
                "groups/rules",
                body(
                        name,
                        expression,
                        excluded,
                        ",\"actions\":{\"assignUserToGroups\":{\"groupIds\":[" + groups + "]}}"));
    }

    HttpResponse<String> replace(String id, String name, String expression, String excluded) {
        return call("PUT", "groups/rules/" + id, body(name, expression, excluded, ""));
    }

    int activate(String id) {
        return call("POST", "groups/rules/" + id + "/lifecycle/activate", "").statusCode();
    }

    int deactivate(String id) {
        return call("POST", "groups/rules/" + id + "/lifecycle/deactivate", "").statusCode();
    }

    String status(String id) {
        return get(id).get("status").asString();
    }

    String name(String id) {
        return get(id).get("name").asString();
    }

    JsonNode get(String idAndQuery) {
        return Browser.json(call("GET", "groups/rules/" + idAndQuery, ""));
    }

    JsonNode list(String query) {
        return Browser.json(call("GET", "groups/rules?" + query, ""));
    }

    List<String> members(String groupId) {
        return Browser.json(call("GET", "groups/" + groupId + "/users", ""))
                .valueStream()
                .map(user -> user.get("id").asString())
                .toList();
    }

    int count(String groupId) {
        return Browser.json(call("GET", "groups?expand=stats&search=id+eq+%22" + groupId + "%22", ""))
                .at("/0/_embedded/stats/usersCount")
                .asInt();
    }

    /** The call that gives the next page; empty when there is none. */
    static String next(HttpResponse<String> page) {
        return page.headers().allValues("link").stream()
                .filter(link -> link.endsWith("rel=\"next\""))
                .map(link -> link.replaceAll("<.*/api/v1/|>.*", ""))
                .findFirst()
                .orElse("");
    }

    private static String body(String name, String expression, String excluded, String actions) {
        String user = excluded.isEmpty() ? "" : "\"" + excluded + "\"";
        return """
                {"type":"group_rule","name":"%s","conditions":{"people":{"users":{"exclude":[%s]}},
                "expression":{"value":"%s","type":"urn:okta:expression:1.0"}}%s}""".formatted(name, user, expression, actions);
    }

    private static String id(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return Browser.json(made).get("id").asString();
    }
}
