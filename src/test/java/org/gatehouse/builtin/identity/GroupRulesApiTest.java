package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupRuleApi;
import com.okta.sdk.resource.model.GroupRule;
import com.okta.sdk.resource.model.GroupRuleStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Group rules as the management API makes, changes and lists them; what they do is in {@link GroupRulesTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupRulesApiTest {

    private IdentityServer server;
    private RulesClient client;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        server = IdentityServer.start(IdentityFixture.settings(databaseUrl()));
        client = new RulesClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void writesARuleAsTheDescriptionDoes() {
        String group = client.addGroup();
        HttpResponse<String> made = client.call("POST", "groups/rules", """
                {"type": "group_rule", "name": "Engineering group rule",
                 "conditions": {
                   "people": {"users": {"exclude": ["00u22w79JPMEeeuLr0g4"]}, "groups": {"exclude": []}},
                   "expression": {"value": "user.role==\\"Engineer\\"", "type": "urn:okta:expression:1.0"}},
                 "actions": {"assignUserToGroups": {"groupIds": ["%s"]}}}""".formatted(group));
        assertThat(made.statusCode()).isEqualTo(200);
        JsonNode rule = Browser.json(made);
        assertThat(rule.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "id", "status", "name", "created", "lastUpdated", "conditions", "actions");
        assertThat(rule.get("id").asString()).matches("0pr[A-Za-z0-9]{17}");
        assertThat(rule.get("type").asString()).isEqualTo("group_rule");
        assertThat(rule.get("status").asString()).isEqualTo("INACTIVE");
        assertThat(rule.get("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(rule.get("lastUpdated")).isEqualTo(rule.get("created"));
        assertThat(rule.get("conditions").toString())
                .isEqualTo("{\"people\":{\"users\":{\"exclude\":[\"00u22w79JPMEeeuLr0g4\"]},"
                        + "\"groups\":{\"exclude\":[]}},\"expression\":"
                        + "{\"value\":\"user.role==\\\"Engineer\\\"\",\"type\":\"urn:okta:expression:1.0\"}}");
        assertThat(rule.at("/actions/assignUserToGroups/groupIds").toString()).isEqualTo("[\"" + group + "\"]");
        assertThat(client.get(rule.get("id").asString())).isEqualTo(rule);
    }

    @Test
    void isReadByOktasSdk() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        GroupRuleApi api = new GroupRuleApi(Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(IdentityFixture.API_TOKEN))
                .setRetryMaxAttempts(0)
                .build());
        String id = client.addRule("true", client.addGroup());
        GroupRule rule = api.getGroupRule(id, "groupIdToGroupNameMap");
        assertThat(rule.getStatus()).isEqualTo(GroupRuleStatus.INACTIVE);
        rule.setName("By the SDK");
        assertThat(api.replaceGroupRule(id, rule).getName()).isEqualTo("By the SDK");
        api.activateGroupRule(id);
        assertThat(api.listGroupRules(200, null, "by the sdk", null))
                .singleElement()
                .extracting(GroupRule::getStatus)
                .isEqualTo(GroupRuleStatus.ACTIVE);
        api.deactivateGroupRule(id);
        api.deleteGroupRule(id, true);
        assertThat(client.call("GET", "groups/rules/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void namesTheGroupsWhenAsked() {
        String group = client.addGroup();
        String id = client.addRule("true", group);
        JsonNode name = Browser.json(client.call("GET", "groups/" + group, "")).at("/profile/name");
        for (JsonNode rule : List.of(
                client.get(id + "?expand=groupIdToGroupNameMap"),
                client.list("expand=groupIdToGroupNameMap&limit=200&search="
                                + client.name(id).replace(' ', '+'))
                        .get(0))) {
            assertThat(rule.at("/_embedded/groupIdToGroupNameMap/" + group)).isEqualTo(name);
        }
        assertThat(client.get(id).has("_embedded")).isFalse();
    }

    @Test
    void givesRulesInPagesWithoutGapsOrDoubles() {
        String group = client.addGroup();
        List<String> added = IntStream.range(0, 5)
                .mapToObj(i -> client.addRule("true", group))
                .toList();
        List<String> paged = new ArrayList<>();
        String query = "groups/rules?limit=2&search=RULE";
        while (!query.isEmpty()) {
            HttpResponse<String> page = client.call("GET", query, "");
            assertThat(Browser.json(page).size()).isBetween(1, 2);
            Browser.json(page).forEach(rule -> paged.add(rule.get("id").asString()));
            query = RulesClient.next(page);
        }
        assertThat(paged).doesNotHaveDuplicates().containsAll(added);
    }

    @Test
    void findsRulesByAPartOfTheirName() {
        String id = client.addRule("true", client.addGroup());
        assertThat(client.replace(id, "100% ÄRZTE_!", "true", "").statusCode()).isEqualTo(200);
        assertThat(ids("search=0%25+%C3%A4rzte_")).containsExactly(id);
        assertThat(ids("search=0%25%25")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, E0000001",
        "limit=-1, E0000001",
        "limit=x, E0000037",
        "after=x, E0000029",
        "search=%00, E0000031"
    })
    void refusesAListThatMakesNoSense(String query, String code) {
        assertRefused(client.call("GET", "groups/rules?" + query, ""), 400, code);
    }

    @Test
    void givesNoMoreThanTwoHundredAtOnce() {
        HttpResponse<String> answer = client.call("GET", "groups/rules?limit=100000", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Rate-Limit-Limit")).hasValue("6000");
    }

    @Test
    void isClosedWithoutAToken() {
        Browser stranger = new Browser(server);
        assertRefused(stranger.get("/api/v1/groups/rules"), 401, "E0000005");
        assertRefused(
                stranger.send(HttpRequest.newBuilder(stranger.uri("/api/v1/groups/rules/x"))
                        .DELETE()
                        .header("Authorization", "SSWS wrong")),
                401,
                "E0000011");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"name\":\"N\"; \"name\":\"\"; name",
                "\"name\":\"N\"; \"name\":null; name",
                "\"name\":\"N\"; \"name\":\"123456789012345678901234567890123456789012345678901\"; name",
                "\"name\":\"N\"; \"name\":\"a\\u0000b\"; name",
                "\"group_rule\"; \"policy\"; type",
                "urn:okta:expression:1.0; urn:okta:expression:2.0; conditions.expression.type",
                "\"value\":\"true\"; \"value\":\"\"; conditions.expression.value",
                "\"value\":\"true\"; \"value\":null; conditions.expression.value",
                "\"value\":\"true\"; \"value\":\"\\ud800\"; conditions.expression.value",
                "\"value\":\"true\"; \"value\":\"user.firstName ==\"; validateRule",
                "\"value\":\"true\"; \"value\":\"T(java.lang.Runtime)\"; validateRule",
                "\"conditions\"; \"condition\"; conditions.expression.value",
                "\"actions\"; \"action\"; groupIds",
                "[\"GROUP\"]; []; groupIds",
                "[\"GROUP\"]; null; groupIds",
                "[\"GROUP\"]; [null]; groupIds",
                "[\"GROUP\"]; [\"00g1\"]; groupIds",
                "[\"GROUP\"]; [\"GROUP\",\"00g00000000000000000\"]; groupIds",
                "[\"GROUP\"]; [\"EVERYONE\"]; groupIds",
                "[\"USER\"]; [\"a b\"]; conditions.people.users.exclude"
            })
    void refusesWhatIsNoRule(String part, String instead, String what) {
        String body = """
                {"type":"group_rule","name":"N",
                "conditions":{"people":{"users":{"exclude":["USER"]}},
                "expression":{"value":"true","type":"urn:okta:expression:1.0"}},
                "actions":{"assignUserToGroups":{"groupIds":["GROUP"]}}}""";
        assertThat(body).contains(part);
        HttpResponse<String> answer = client.call(
                "POST",
                "groups/rules",
                body.replace(part, instead).replace("GROUP", client.addGroup()).replace("EVERYONE", client.everyone()));
        assertRefused(answer, 400, "E0000001");
        assertThat(Browser.json(answer).get("errorSummary").asString()).isEqualTo("Api validation failed: " + what);
        assertThat(Browser.json(answer).get("errorCauses").size()).isEqualTo(1);
        assertThat(client.list("search=N&limit=200"))
                .noneMatch(rule -> rule.get("name").asString().equals("N"));
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        for (String body : List.of("[]", "{\"name\":5}", "{\"conditions\":[]}", "{\"actions\":\"x\"}", "null")) {
            assertRefused(client.call("POST", "groups/rules", body), 400, "E0000003");
        }
    }

    @Test
    void refusesTheNameOfAnotherRule() {
        String group = client.addGroup();
        String first = client.addRule("true", group);
        HttpResponse<String> second = client.create(client.name(first), "true", "", group);
        assertRefused(second, 400, "E0000001");
        assertThat(second.body()).contains("name: Policy rule name already in use");
        String other = client.addRule("true", group);
        assertRefused(client.replace(other, client.name(first), "true", ""), 400, "E0000001");
        client.call("DELETE", "groups/rules/" + first, "");
        assertThat(client.replace(other, "Free again", "true", "").statusCode()).isEqualTo(200);
    }

    @Test
    void replacesAllButTheGroupsOfAnInactiveRule() {
        String group = client.addGroup();
        String id = client.addRule("true", group);
        JsonNode before = client.get(id);
        assertThat(client.replace(id, "Another name", "false", "00u00000000000000001")
                        .statusCode())
                .isEqualTo(200);
        JsonNode after = client.get(id);
        assertThat(after.get("name").asString()).isEqualTo("Another name");
        assertThat(after.at("/conditions/expression/value").asString()).isEqualTo("false");
        assertThat(after.at("/conditions/people/users/exclude/0").asString()).isEqualTo("00u00000000000000001");
        assertThat(after.get("actions")).isEqualTo(before.get("actions"));
        assertThat(after.get("created")).isEqualTo(before.get("created"));
        assertThat(after.get("lastUpdated").asString())
                .isGreaterThan(before.get("lastUpdated").asString());
        String same = after.toString();
        assertThat(client.call("PUT", "groups/rules/" + id, same).statusCode()).isEqualTo(200);
        String others = same.replace(group, client.addGroup());
        assertRefused(client.call("PUT", "groups/rules/" + id, others), 400, "E0000001");
        assertRefused(client.replace(id, "Third", "user.x ==", ""), 400, "E0000001");
        assertThat(client.get(id).get("name").asString()).isEqualTo("Another name");
        assertRefused(client.call("PUT", "groups/rules/none", same), 404, "E0000007");
    }

    @Test
    void replacesNoActiveRuleAndSetsNoStatus() {
        String id = client.addRule("false", client.addGroup());
        String asActive = client.get(id).toString().replace("INACTIVE", "ACTIVE");
        assertThat(Browser.json(client.call("PUT", "groups/rules/" + id, asActive))
                        .get("status")
                        .asString())
                .isEqualTo("INACTIVE");
        assertThat(client.activate(id)).isEqualTo(204);
        assertThat(client.activate(id)).isEqualTo(204);
        assertThat(client.status(id)).isEqualTo("ACTIVE");
        assertRefused(client.call("PUT", "groups/rules/" + id, asActive), 400, "E0000001");
        assertThat(client.deactivate(id)).isEqualTo(204);
        assertThat(client.deactivate(id)).isEqualTo(204);
        assertThat(client.status(id)).isEqualTo("INACTIVE");
    }

    @Test
    void deletesOnceWhateverTheStatus() {
        for (boolean active : new boolean[] {true, false}) {
            String id = client.addRule("true", client.addGroup());
            if (active) {
                client.activate(id);
            }
            HttpResponse<String> answer = client.call("DELETE", "groups/rules/" + id, "");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
            assertRefused(client.call("GET", "groups/rules/" + id, ""), 404, "E0000007");
            assertRefused(client.call("DELETE", "groups/rules/" + id, ""), 404, "E0000007");
            assertThat(ids("limit=200")).doesNotContain(id);
        }
    }

    @Test
    void isInvalidOnceAGroupOfItIsDeleted() {
        String group = client.addGroup();
        String id = client.addRule("true", group, client.addGroup());
        client.activate(id);
        assertThat(client.call("DELETE", "groups/" + group, "").statusCode()).isEqualTo(204);
        assertThat(client.status(id)).isEqualTo("INVALID");
        assertThat(client.get(id + "?expand=groupIdToGroupNameMap")
                        .at("/_embedded/groupIdToGroupNameMap")
                        .size())
                .isEqualTo(1);
        for (String operation : List.of("activate", "deactivate")) {
            assertRefused(client.call("POST", "groups/rules/" + id + "/lifecycle/" + operation, ""), 403, "E0000006");
        }
        assertRefused(client.replace(id, "Repaired", "true", ""), 400, "E0000001");
        assertThat(client.call("DELETE", "groups/rules/" + id, "").statusCode()).isEqualTo(202);
    }

    private List<String> ids(String query) {
        return client.list(query)
                .valueStream()
                .map(rule -> rule.get("id").asString())
                .toList();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode error = Browser.json(answer);
        assertThat(error.get("errorCode").asString()).isEqualTo(code);
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("errorCode", "errorSummary", "errorLink", "errorId", "errorCauses");
    }
}
