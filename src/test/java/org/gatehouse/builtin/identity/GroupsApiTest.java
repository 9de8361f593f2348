package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserResourcesApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.common.PagedList;
import com.okta.sdk.resource.model.AddGroupRequest;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.OktaUserGroupProfile;
import com.okta.sdk.resource.model.User;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Groups and their members, over the wire and as Okta's own SDK sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("deprecation") // PagedList: the SDK has no other way to a next page that keeps no state by thread
class GroupsApiTest {

    private final AtomicInteger used = new AtomicInteger();
    private IdentityServer server;
    private Browser browser;
    private ApiClient client;
    private GroupApi api;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), databaseUrl(), "", 30));
        browser = new Browser(server);
        client = Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(IdentityFixture.API_TOKEN))
                .setRetryMaxAttempts(0)
                .build();
        api = new GroupApi(client);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void addsChangesAndDeletesAGroup() {
        Group added = api.addGroup(request("West Coast \"users\" %", "All of them"));
        String id = Objects.requireNonNull(added.getId());
        JsonNode profile = Browser.json(browser.api("GET", "groups/" + id, "")).get("profile");
        assertThat(profile.get("name").asString()).isEqualTo("West Coast \"users\" %");
        assertThat(profile.get("description").asString()).isEqualTo("All of them");
        Group changed = api.replaceGroup(id, request("East Coast", null));
        assertThat(changed.getLastUpdated()).isAfter(Objects.requireNonNull(added.getLastUpdated()));
        assertThat(changed.getLastMembershipUpdated()).isEqualTo(added.getLastMembershipUpdated());
        api.deleteGroup(id);
        assertRefused(() -> api.getGroup(id), 404, "E0000007");
        assertRefused(() -> api.deleteGroup(id), 404, "E0000007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"profile\":{}}",
                "{\"profile\":{\"name\":\" \"}}",
                "{\"profile\":{\"name\":\"a\\u0000b\"}}",
                "{\"profile\":{\"name\":\"\\ud800\"}}",
                "{\"profile\":{\"name\":\"Everyone\"}}"
            })
    void refusesANameThatCannotBe(String body) {
        HttpResponse<String> answer = browser.api("POST", "groups", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = Browser.json(answer);
        assertThat(error.get("errorCode").asString()).isEqualTo("E0000001");
        assertThat(error.get("errorCauses").get(0).get("errorSummary").asString())
                .startsWith("name: ");
    }

    @Test
    void refusesAnAttributeThatNoGroupHas() {
        String profile = "{\"profile\":{\"name\":\"" + name() + "\",\"costCenter\":\"7\"}}";
        HttpResponse<String> answer = browser.api("POST", "groups", profile);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("E0000001", "no such attribute");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(add("x".repeat(255))).startsWith("00g");
        assertThat(browser.api("POST", "groups", body("y".repeat(256))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesTheNameOfAnotherGroup() {
        String id = add(name());
        String taken = name();
        add(taken);
        assertRefused(() -> api.replaceGroup(id, request(taken, null)), 400, "already exists");
    }

    @Test
    void leavesEveryoneAlone() {
        String everyone = idOf("Everyone");
        String ada = user("ada@example.com");
        assertRefused(() -> api.deleteGroup(everyone), 403, "E0000006");
        assertRefused(() -> api.replaceGroup(everyone, request("Nobody", null)), 403, "E0000006");
        assertRefused(() -> api.assignUserToGroup(everyone, ada), 403, "E0000006");
        assertRefused(() -> api.unassignUserFromGroup(everyone, ada), 403, "E0000006");
    }

    @Test
    void countsAndDatesMembersAsTheyComeAndGo() {
        String id = add(name());
        Group before = api.getGroup(id);
        assertThat(count(id)).isZero();
        String ada = user("ada@example.com");
        api.assignUserToGroup(id, ada);
        api.assignUserToGroup(id, ada);
        api.assignUserToGroup(id, user("bob@example.com"));
        assertThat(count(id)).isEqualTo(2);
        Group after = api.getGroup(id);
        assertThat(after.getLastMembershipUpdated()).isAfter(before.getLastMembershipUpdated());
        assertThat(after.getLastUpdated()).isEqualTo(before.getLastUpdated());
        api.unassignUserFromGroup(id, ada);
        api.unassignUserFromGroup(id, ada);
        assertThat(count(id)).isEqualTo(1);
        assertThat(api.listGroupUsers(id, null, null))
                .singleElement()
                .extracting(User::getId)
                .isEqualTo(user("bob@example.com"));
    }

    @Test
    void countsEveryoneAndGroupsThatWereFilledBefore() {
        assertThat(count(idOf("Everyone"))).isEqualTo(33);
        assertThat(count(idOf("Engineering Berlin"))).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE"})
    void knowsNoSuchGroupOrUser(String method) {
        String sales = idOf("Engineering Berlin");
        assertThat(browser.api(method, "groups/" + sales + "/users/nobody", "").statusCode())
                .isEqualTo(404);
        assertThat(browser.api(method, "groups/none/users/ada@example.com", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesMembersInPagesWithoutGapsOrDoubles() {
        for (String group : List.of(idOf("Everyone"), idOf("Engineering Berlin"))) {
            List<String> all = api.listGroupUsers(group, null, null).stream()
                    .map(User::getId)
                    .toList();
            List<String> paged = new ArrayList<>();
            String after = null;
            do {
                List<User> page = api.listGroupUsers(group, after, 4);
                page.forEach(user -> paged.add(user.getId()));
                after = next(page);
            } while (after != null);
            assertThat(paged).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "profile.name;asc",
                "profile.name;desc",
                "lastMembershipUpdated;desc",
                "created;asc",
                "id;asc",
                "type;desc"
            },
            delimiter = ';')
    void givesGroupsInPagesInEveryOrder(String sortBy, String sortOrder) {
        String search = "type eq \"OKTA_GROUP\" or type eq \"BUILT_IN\"";
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            List<Group> page = api.listGroups(null, null, after, 2, null, search, sortBy, sortOrder);
            page.forEach(group -> paged.add(group.getId()));
            after = next(page);
        } while (after != null);
        assertThat(paged).doesNotHaveDuplicates().hasSizeGreaterThan(6);
        List<Group> all = api.listGroups(null, null, null, 1000, null, search, sortBy, sortOrder);
        assertThat(all).extracting(Group::getId).isEqualTo(paged);
    }

    @Test
    void findsGroupsByTheStartOfTheirNameWhateverTheCase() {
        String odd = "ÄRZTE 100% \"x\" \\ y";
        add(odd);
        assertThat(names("q=" + encoded("ärzte 100%"))).containsExactly(odd);
        assertThat(names("q=" + encoded("ärzte 100_"))).isEmpty();
        assertThat(names("search=" + encoded("profile.name eq \"ärzte 100% \\\"x\\\" \\\\ y\"")))
                .containsExactly(odd);
        assertThat(names("search=" + encoded("profile.description co \"ADMINISTER\"")))
                .containsExactly("Admins");
        assertThat(names("filter=" + encoded("type eq \"BUILT_IN\""))).containsExactly("Everyone");
        assertThat(names("filter=" + encoded("type eq \"APP_GROUP\""))).isEmpty();
    }

    @Test
    void givesMoreGroupsToPickersThanToLists() {
        IntStream.range(0, 210).forEach(i -> add("Picked %03d".formatted(i)));
        assertThat(found("q=picked")).hasSize(210);
        assertThat(found("q=picked&limit=7")).hasSize(7);
        assertThat(found("search=" + encoded("profile.name sw \"Picked\""))).hasSize(200);
    }

    @Test
    void sortsInNoOrderButOfAProperty() {
        assertThat(names("sortOrder=sideways")).isEqualTo(names(""));
        assertThat(names("sortOrder=desc")).isEqualTo(names(""));
        assertThat(found("expand=nothing,stats,stats&q=admins").get(0).has("_embedded"))
                .isTrue();
    }

    @Test
    void keepsLinksOnLinesOfTheirOwn() {
        HttpResponse<String> page =
                browser.api("GET", "groups?limit=1&search=" + encoded("type eq \"OKTA_GROUP\""), "");
        List<String> links = page.headers().allValues("link");
        String start = "<" + server.orgUrl() + "/api/v1/groups?";
        assertThat(links).hasSize(2);
        assertThat(links.getFirst())
                .startsWith(start)
                .contains("type+eq+%22OKTA_GROUP%22")
                .endsWith("; rel=\"self\"");
        assertThat(links.getLast()).startsWith(start).contains("&after=").endsWith("&limit=1>; rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, E0000001",
        "limit=x, E0000037",
        "after=x, E0000029",
        "search=x, E0000031",
        "filter=%00, E0000031",
        "search=id+eq+%22a%22&filter=id+eq+%22a%22, E0000033",
        "search=id+eq+%22a%22&sortBy=name_key, E0000031"
    })
    void refusesAListThatMakesNoSense(String query, String code) {
        HttpResponse<String> answer = browser.api("GET", "groups?" + query, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.json(answer).get("errorCode").asString()).isEqualTo(code);
    }

    @Test
    void givesTheManyGroupsOfAUserInPages() {
        String eve = user("eve@example.com");
        IntStream.range(0, 205).forEach(i -> api.assignUserToGroup(add("Page %03d".formatted(i)), eve));
        List<Group> first = new UserResourcesApi(client).listUserGroups(eve);
        assertThat(first)
                .hasSize(200)
                .isInstanceOfSatisfying(
                        PagedList.class, page -> assertThat(page.getNextPage()).contains("after="));
        HttpResponse<String> second = browser.api("GET", "users/" + eve + "/groups?after=" + next(first), "");
        assertThat(Browser.json(second)).hasSize(6);
    }

    @Test
    void keepsItsCountWhenTwoAddTheSameUserAtOnce() {
        String id = add(name());
        assertThat(count(id)).isZero();
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> assertThat(browser.api("PUT", "groups/" + id + "/users/ada@example.com", "")
                                .statusCode())
                        .isEqualTo(204));
        assertThat(count(id)).isEqualTo(1);
    }

    private String add(String name) {
        return Objects.requireNonNull(api.addGroup(request(name, null)).getId());
    }

    private String name() {
        return "Group " + used.incrementAndGet();
    }

    private String idOf(String name) {
        return found("search=" + encoded("profile.name eq \"" + name + "\""))
                .get(0)
                .get("id")
                .asString();
    }

    private int count(String id) {
        return found("expand=stats&search=" + encoded("id eq \"" + id + "\""))
                .get(0)
                .get("_embedded")
                .get("stats")
                .get("usersCount")
                .asInt();
    }

    private List<String> names(String query) {
        return found(query)
                .valueStream()
                .map(group -> group.get("profile").get("name").asString())
                .toList();
    }

    private JsonNode found(String query) {
        return Browser.json(browser.api("GET", "groups?" + query, ""));
    }

    private String user(String login) {
        return Objects.requireNonNull(
                new UserApi(client).getUser(login, null, null).getId());
    }

    private static @Nullable String next(List<?> page) {
        return page instanceof PagedList<?> paged && paged.getNextPage() != null ? paged.getAfter() : null;
    }

    private static AddGroupRequest request(String name, @Nullable String description) {
        return new AddGroupRequest()
                .profile(new OktaUserGroupProfile().name(name).description(description));
    }

    private static String body(String name) {
        return "{\"profile\":{\"name\":\"" + name + "\"}}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertRefused(Runnable call, int status, String words) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo(status);
            assertThat(failure.getResponseBody() + failure.getMessage()).contains(words);
        });
    }
}
