package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whom group rules bring into groups, and who leaves them again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupRulesTest {

    private static final int SAMPLE_USERS = 1_200;

    private IdentityServer server;
    private RulesClient client;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        server = IdentityServer.start(
                IdentityFixture.settings(IdentityFixture.freePort(), databaseUrl(), "", SAMPLE_USERS));
        client = new RulesClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void bringsInWhoIsThereAndWhoComesOnceItIsActive() {
        String group = client.addGroup();
        String other = client.addGroup();
        String before = client.addUser("\"city\":\"Rome\"");
        client.addUser("\"city\":\"Oslo\"");
        String rule = client.addRule("user.city == 'Rome'", group, other);
        String waiting = client.addUser("\"city\":\"Rome\"");
        assertThat(client.members(group)).isEmpty();
        assertThat(client.activate(rule)).isEqualTo(204);
        assertThat(client.members(group)).containsExactlyInAnyOrder(before, waiting);
        String after = client.addUser("\"city\":\"Rome\"");
        assertThat(client.members(group)).containsExactlyInAnyOrder(before, waiting, after);
        assertThat(client.members(other)).isEqualTo(client.members(group));
        assertThat(client.count(group)).isEqualTo(3);
        client.deactivate(rule);
        client.addUser("\"city\":\"Rome\"");
        client.change(after, "\"city\":\"Oslo\"");
        assertThat(client.members(group)).containsExactlyInAnyOrder(before, waiting, after);
        client.activate(rule);
        assertThat(client.members(group)).hasSize(3).doesNotContain(after);
    }

    @Test
    void followsChangesOfAProfile() {
        String group = client.addGroup();
        client.activate(client.addRule("user.department == 'Alchemy'", group));
        String user = client.addUser("\"department\":\"Sales\"");
        assertThat(client.members(group)).isEmpty();
        client.change(user, "\"department\":\"Alchemy\"");
        assertThat(client.members(group)).containsExactly(user);
        client.change(user, "\"title\":\"Adept\"");
        assertThat(client.members(group)).containsExactly(user);
        client.change(user, "\"department\":\"Sales\"");
        assertThat(client.members(group)).isEmpty();
        assertThat(client.count(group)).isZero();
    }

    @Test
    void bringsInWhoIsActivatedAndLeavesTheDeactivatedWhereTheyAre() {
        String group = client.addGroup();
        client.activate(client.addRule("user.department == 'Waiting'", group));
        String user = client.addUser("\"department\":\"Waiting\"", "?activate=false");
        assertThat(client.members(group)).isEmpty();
        lifecycle(user, "activate?sendEmail=false");
        assertThat(client.members(group)).containsExactly(user);
        lifecycle(user, "deactivate");
        assertThat(client.members(group)).containsExactly(user);
        lifecycle(user, "activate?sendEmail=false");
        client.change(user, "\"department\":\"Gone\"");
        assertThat(client.members(group)).isEmpty();
    }

    @Test
    void bringsInWhoSignsUp() {
        String group = client.addGroup();
        client.activate(client.addRule("String.substringAfter(user.email, '@') == 'signup.example'", group));
        new Browser(server)
                .submit(
                        "/signup",
                        Map.of(
                                "firstName", "New",
                                "lastName", "Comer",
                                "email", "new@signup.example",
                                "password", "Long-enough-1"));
        assertThat(client.members(group)).hasSize(1);
    }

    @Test
    void excludesUsersAndMembersOfGroups() {
        String group = client.addGroup();
        String apart = client.addGroup();
        String one = client.addUser("\"division\":\"Excluded\"");
        String two = client.addUser("\"division\":\"Excluded\"");
        String three = client.addUser("\"division\":\"Excluded\"");
        client.call("PUT", "groups/" + apart + "/users/" + two, "");
        String rule = client.addRule("user.division == 'Excluded'", one, new String[] {group});
        String body = client.get(rule)
                .toString()
                .replace("\"groups\":{\"exclude\":[]}", "\"groups\":{\"exclude\":[\"" + apart + "\"]}");
        client.call("PUT", "groups/rules/" + rule, body);
        client.activate(rule);
        assertThat(client.members(group)).containsExactly(three);
        client.call("PUT", "groups/" + apart + "/users/" + three, "");
        client.call("DELETE", "groups/" + apart + "/users/" + two, "");
        assertThat(client.members(group)).containsExactly(two);
        client.call("DELETE", "groups/" + apart, "");
        assertThat(client.members(group)).containsExactlyInAnyOrder(two, three);
    }

    @Test
    void excludesWhoIsTakenOutByHand() {
        String group = client.addGroup();
        String user = client.addUser("\"division\":\"By hand\"");
        String rule = client.addRule("user.division == 'By hand'", group);
        client.activate(rule);
        assertThat(client.call("DELETE", "groups/" + group + "/users/" + user, "")
                        .statusCode())
                .isEqualTo(204);
        client.change(user, "\"title\":\"Out\"");
        assertThat(client.members(group)).isEmpty();
        assertThat(client.get(rule).at("/conditions/people/users/exclude").toString())
                .isEqualTo("[\"" + user + "\"]");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void takesItsUsersAlongOnlyWhenAsked(boolean removeUsers, boolean active) {
        String group = client.addGroup();
        String value = "Deleted " + removeUsers + active;
        String byHand = client.addUser("\"division\":\"" + value + "\"");
        client.call("PUT", "groups/" + group + "/users/" + byHand, "");
        String deactivated = client.addUser("\"division\":\"" + value + "\"");
        String byTwo = client.addUser("\"division\":\"" + value + "\",\"title\":\"Two\"");
        String rule = client.addRule("user.division == '" + value + "'", group);
        String second = client.addRule("user.division == '" + value + "' AND user.title == 'Two'", group);
        client.activate(rule);
        client.activate(second);
        lifecycle(deactivated, "deactivate");
        if (!active) {
            client.deactivate(rule);
        }
        assertThat(client.members(group)).containsExactlyInAnyOrder(byHand, deactivated, byTwo);
        client.call("DELETE", "groups/rules/" + rule + "?removeUsers=" + removeUsers, "");
        List<String> stay = removeUsers ? List.of(byHand, byTwo) : List.of(byHand, deactivated, byTwo);
        assertThat(client.members(group)).containsExactlyInAnyOrderElementsOf(stay);
        assertThat(client.count(group)).isEqualTo(stay.size());
        client.call("DELETE", "groups/rules/" + second + "?removeUsers=true", "");
        assertThat(client.members(group))
                .doesNotContain(removeUsers ? byTwo : "")
                .contains(byHand);
    }

    @Test
    void looksAtGroupsHoweverTheyChange() {
        String first = client.addGroup();
        String second = client.addGroup();
        String user = client.addUser("\"division\":\"Chain\"");
        client.activate(client.addRule("isMemberOfGroup('" + first + "')", second));
        client.call("PUT", "groups/" + first + "/users/" + user, "");
        assertThat(client.members(second)).containsExactly(user);
        client.call("DELETE", "groups/" + first + "/users/" + user, "");
        assertThat(client.members(second)).isEmpty();
        client.activate(client.addRule("user.division == 'Chain'", first));
        assertThat(client.members(second)).containsExactly(user);
        String third = client.addGroup();
        client.activate(client.addRule("isMemberOfGroupName('Renamed')", third));
        client.call("PUT", "groups/" + first, "{\"profile\":{\"name\":\"Renamed\"}}");
        assertThat(client.members(third)).containsExactly(user);
        client.call("DELETE", "groups/" + first, "");
        assertThat(client.members(second)).isEmpty();
        assertThat(client.members(third)).isEmpty();
    }

    @Test
    void deletesAUserWhomRulesBroughtIn() {
        String group = client.addGroup();
        String user = client.addUser("\"division\":\"Mortal\"");
        client.activate(client.addRule("user.division == 'Mortal'", group));
        assertThat(client.count(group)).isEqualTo(1);
        client.call("DELETE", "users/" + user, "");
        client.call("DELETE", "users/" + user, "");
        assertThat(client.count(group)).isZero();
        assertThat(client.members(group)).isEmpty();
    }

    @Test
    void keepsItsCountWhenManyComeAtOnce() {
        String group = client.addGroup();
        String other = client.addGroup();
        assertThat(client.count(group)).isZero();
        client.activate(client.addRule("user.division == 'Crowd'", group));
        IntStream.range(0, 12).parallel().forEach(i -> {
            String user = client.addUser("\"division\":\"Crowd\"");
            assertThat(client.call("PUT", "groups/" + other + "/users/" + user, "")
                            .statusCode())
                    .isEqualTo(204);
        });
        assertThat(client.members(group)).hasSize(12);
        assertThat(client.count(group)).isEqualTo(12);
    }

    /** Each locks the group of the other one's rule first. */
    @Test
    void takesEverybodyWhereRulesAndRequestsCross() throws Exception {
        String one = client.addGroup();
        String two = client.addGroup();
        client.activate(client.addRule("user.division == 'One'", two));
        client.activate(client.addRule("user.division == 'Two'", one));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var made = IntStream.range(0, 80)
                    .mapToObj(i -> threads.submit(
                            () -> i % 2 == 0 ? client.addUserTo(one, "One") : client.addUserTo(two, "Two")))
                    .toList();
            for (var user : made) {
                assertThat(user.get()).isEqualTo(200);
            }
        }
        assertThat(client.members(one)).hasSize(80);
        assertThat(client.members(two)).hasSize(80);
        assertThat(client.count(one)).isEqualTo(80);
    }

    @Test
    void missesNobodyWhoComesWhileItIsActivated() {
        String group = client.addGroup();
        String rule = client.addRule("user.division == 'Meanwhile'", group);
        IntStream.range(0, 60).parallel().forEach(i -> {
            if (i % 20 == 10) {
                client.activate(rule);
            } else {
                client.addUser("\"division\":\"Meanwhile\"");
            }
        });
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(client.members(group)).hasSize(57));
    }

    @Test
    void goesThroughAllUsersInPortions() {
        String group = client.addGroup();
        assertThat(client.count(group)).isZero();
        String rule = client.addRule("String.startsWith(user.login, 'user')", group);
        client.activate(rule);
        int expected = sampleUsersWhoWereActivated();
        assertThat(expected).isBetween(1_100, SAMPLE_USERS);
        await().untilAsserted(() -> assertThat(client.count(group)).isEqualTo(expected));
        client.call("DELETE", "groups/rules/" + rule + "?removeUsers=true", "");
        await().untilAsserted(() -> assertThat(client.count(group)).isZero());
    }

    private int sampleUsersWhoWereActivated() {
        String search = "users?limit=200&search=profile.login+sw+%22user%22+and+status+eq+%22";
        int count = 0;
        for (String status :
                List.of("ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT", "SUSPENDED")) {
            String next = search + status + "%22";
            while (!next.isEmpty()) {
                var page = client.call("GET", next, "");
                count += Browser.json(page).size();
                next = RulesClient.next(page);
            }
        }
        return count;
    }

    private void lifecycle(String userId, String operation) {
        JsonNode answer = Browser.json(client.call("POST", "users/" + userId + "/lifecycle/" + operation, ""));
        assertThat(answer.has("errorCode")).isFalse();
    }
}
