package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.builtin.identity.RuledGroups.Claim;
import org.gatehouse.builtin.identity.User.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which groups rules make of those that a user has. */
class RuledGroupsTest {

    private static final Map<String, String> GROUPS = Map.of("a", "Alpha", "b", "Beta", "c", "Gamma");

    @Test
    void joinsTheGroupsOfEveryRuleThatMatches() {
        RuledGroups groups = groups(Map.of(), List.of());
        groups.apply(List.of(rule("1", "true", "a", "b"), rule("2", "true", "b"), rule("3", "false", "c")));
        assertThat(groups.joined()).containsExactlyInAnyOrder("a", "b");
        assertThat(groups.claimed())
                .containsExactlyInAnyOrder(new Claim("a", "1"), new Claim("b", "1"), new Claim("b", "2"));
    }

    @Test
    void leavesTheGroupsThatNoRuleClaimsAnyMore() {
        RuledGroups groups = groups(
                Map.of("a", "Alpha", "b", "Beta"),
                List.of(new Claim("a", "1"), new Claim("b", "1"), new Claim("b", "2")));
        groups.apply(List.of(rule("1", "false", "a", "b"), rule("2", "true", "b")));
        assertThat(groups.left()).containsExactly("a");
        assertThat(groups.released()).containsExactlyInAnyOrder(new Claim("a", "1"), new Claim("b", "1"));
    }

    @Test
    void leavesAloneWhatWasMadeByHand() {
        for (String expression : List.of("true", "false")) {
            RuledGroups groups = groups(Map.of("a", "Alpha"), List.of());
            groups.apply(List.of(rule("1", expression, "a")));
            assertThat(groups.isChanged()).isFalse();
        }
    }

    @Test
    void joinsNoGroupThatIsGone() {
        RuledGroups groups = groups(Map.of(), List.of());
        groups.apply(List.of(rule("1", "true", "gone")));
        assertThat(groups.isChanged()).isFalse();
    }

    @Test
    void followsRulesThatLookAtGroupsOfOtherRules() {
        RuledGroups groups = groups(Map.of(), List.of());
        groups.apply(List.of(
                rule("1", "isMemberOfGroupName('Beta')", "a"),
                rule("2", "isMemberOfGroup('c')", "b"),
                rule("3", "true", "c")));
        assertThat(groups.joined()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void endsWhereRulesContradictThemselves() {
        RuledGroups groups = groups(Map.of(), List.of());
        groups.apply(List.of(rule("1", "!isMemberOfGroup('a')", "a")));
        assertThat(groups.joined().count()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void concernsWhoWasActivated(Status status) {
        RuledGroups groups =
                new RuledGroups(user(status), Map.of("b", "Beta"), List.of(new Claim("b", "1")), id -> Optional.of(id));
        groups.apply(List.of(rule("1", "false", "b"), rule("2", "true", "a")));
        assertThat(groups.isChanged()).isEqualTo(!status.isBeforeActivation());
    }

    @Test
    void releasesADeletedRulesUsersWithTheirGroupsOrWithoutThem() {
        List<Claim> claims = List.of(new Claim("a", "1"), new Claim("b", "1"), new Claim("b", "2"));
        RuledGroups leaving = groups(Map.of("a", "Alpha", "b", "Beta"), claims);
        leaving.release("1", true);
        assertThat(leaving.left()).containsExactly("a");
        RuledGroups staying = groups(Map.of("a", "Alpha", "b", "Beta"), claims);
        staying.release("1", false);
        assertThat(staying.left()).isEmpty();
        assertThat(staying.released()).containsExactlyInAnyOrder(new Claim("a", "1"), new Claim("b", "1"));
    }

    @Test
    void excludesPeopleAndGroups() {
        assertThat(rule("1", Set.of("00u1"), Set.of()).matches(user(Status.ACTIVE), GROUPS))
                .isFalse();
        assertThat(rule("1", Set.of(), Set.of("c")).matches(user(Status.ACTIVE), GROUPS))
                .isFalse();
        assertThat(rule("1", Set.of("00u2"), Set.of("d")).matches(user(Status.ACTIVE), GROUPS))
                .isTrue();
    }

    private static RuledGroups groups(Map<String, String> groups, List<Claim> claims) {
        return new RuledGroups(user(Status.ACTIVE), groups, claims, id -> Optional.ofNullable(GROUPS.get(id)));
    }

    private static GroupRule rule(String id, String expression, String... groupIds) {
        return rule(id, expression, List.of(groupIds), Set.of(), Set.of());
    }

    private static GroupRule rule(String id, Set<String> users, Set<String> groups) {
        return rule(id, "true", List.of("a"), users, groups);
    }

    private static GroupRule rule(
            String id, String expression, List<String> groupIds, Set<String> users, Set<String> groups) {
        return new GroupRule(
                id,
                GroupRule.Status.ACTIVE,
                new GroupRule.Content("Rule " + id, RuleParser.parse(expression), Set.copyOf(groupIds), users, groups),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static User user(Status status) {
        return new User(
                "00u1",
                Profile.of("Ada", "Lovelace", "ada@example.com"),
                status,
                true,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null);
    }
}
