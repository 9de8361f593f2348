package org.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.Finding.Level;
import org.gatehouse.doctor.LogIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsRulesTest {

    private static final Map<String, Object> NONE = Map.of("sub", "1", "aud", List.of("app"));
    private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    @Test
    void isContentWithAnAdministrator() {
        var groups = List.of("Admins", "Everyone");

        assertThat(findings("okta", Map.of("groups", groups), groups))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.OK))
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("came in the claim “groups”: Admins, Everyone"))
                .anySatisfy(sentence -> assertThat(sentence).contains("an administrator, as a member of Admins"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("logIns")
    void saysWhatToDo(String kind, Map<String, Object> claims, List<String> groups, String fix) {
        assertThat(findings(kind, claims, groups))
                .filteredOn(finding -> finding.level() != Level.OK)
                .anySatisfy(finding ->
                        assertThat(finding.fix() + "\n" + finding.copy()).contains(fix));
    }

    private static Stream<Arguments> logIns() {
        Map<String, Object> leftOut = Map.of("_claim_names", Map.of("groups", "src1"));
        return Stream.of(
                Arguments.of("okta", NONE, List.of(), "Groups, filter Matches regex"),
                Arguments.of("auth0", NONE, List.of(), "setCustomClaim(\"https://gatehouse/groups\""),
                Arguments.of("keycloak", NONE, List.of(), "Group Membership"),
                Arguments.of("entra", NONE, List.of(), "Token configuration"),
                Arguments.of("entra", leftOut, List.of(), "assigned to the application"),
                Arguments.of("google", NONE, List.of(), "Google sends no groups"),
                Arguments.of(
                        "oidc",
                        Map.of("https://x/roles", List.of("Admins")),
                        List.of(),
                        "OIDC_GROUPS_CLAIM=https://x/roles"),
                Arguments.of("oidc", Map.of("groups", List.of()), List.of(), "Put the person into a group"),
                Arguments.of("oidc", in("admins"), List.of("admins"), "ADMIN_GROUPS=admins"),
                Arguments.of("keycloak", in("/Admins"), List.of("/Admins"), "Full group path"),
                Arguments.of("entra", in(ID), List.of(ID), "Write ids"));
    }

    @Test
    void tellsGroupsOfTheDirectoryFromThoseOfTheClaim() {
        assertThat(findings("keycloak", NONE, List.of("Admins")).getFirst()).satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.HINT);
            assertThat(finding.sentence())
                    .contains("did not come", "looked up in the directory: Admins")
                    .doesNotContain("nobody is an administrator");
            assertThat(finding.fix()).contains("Group Membership");
        });
        assertThat(findings("auth0", Map.of("https://gatehouse/groups", List.of("Admins")), List.of("Admins"))
                        .getFirst()
                        .copy())
                .isEqualTo("OIDC_GROUPS_CLAIM=https://gatehouse/groups");
    }

    @Test
    void isContentWhereTheDirectoryStandsInForAClaimThatCannotHoldAll() {
        Map<String, Object> leftOut = Map.of("_claim_names", Map.of("groups", "src1"));

        assertThat(findings("oidc", leftOut, List.of("Admins")))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.OK))
                .first()
                .satisfies(finding -> assertThat(finding.sentence()).contains("looked up in the directory: Admins"));
    }

    @Test
    void saysWhatADirectoryCouldNotMakeGood() {
        var provider = provider("keycloak", "groups", "", true);

        assertThat(findings(provider, NONE, List.of())).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.PROBLEM);
            assertThat(finding.sentence()).contains("did not come, and the directory knows no group of this person");
        });
        assertThat(findings(provider("keycloak", "realm_access.roles", "", true), NONE, List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).doesNotContain("directory"));
    }

    @Test
    void readsAPathAsSignInDoes() {
        Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("Admins")));

        assertThat(findings(provider("keycloak", "realm_access.roles", "", false), claims, List.of("Admins"))
                        .getFirst()
                        .sentence())
                .isEqualTo("The groups came in the claim “realm_access.roles”: Admins");
    }

    @Test
    void warnsOfOktasHundredOnlyWhereTheDirectoryDidNotTellTheOthers() {
        List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "G" + i).toList();
        List<String> more = Stream.concat(hundred.stream(), Stream.of("Admins")).toList();
        Map<String, Object> claims = Map.of("groups", hundred);

        assertThat(findings("okta", claims, hundred))
                .anySatisfy(finding -> assertThat(finding.sentence()).contains("no more than 100 groups"));
        assertThat(findings("okta", claims, more))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.OK))
                .anySatisfy(finding ->
                        assertThat(finding.sentence()).contains("it holds 100", "looked up in the directory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Admins", ID})
    void seesTheFormOfGroupsBehindThePrefixOfAFurtherProvider(String name) {
        var provider = provider("oidc", "groups", "partners:", false);

        assertThat(findings(provider, in(name), List.of("partners:" + name)))
                .anySatisfy(finding -> assertThat(finding.sentence())
                        .isEqualTo("The groups came in the claim “groups”: partners:" + name))
                .anySatisfy(finding -> assertThat(finding.sentence() + finding.fix())
                        .containsAnyOf("only partners:/Name with its slash", "each behind “partners:”"));
    }

    @Test
    void advisesAppRolesWhereEntrasRolesAreAskedFor() {
        assertThat(findings(provider("entra", "roles", "", false), NONE, List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("App roles > Create app role")
                        .doesNotContain("Token configuration"));
    }

    private static Map<String, Object> in(String group) {
        return Map.of("groups", List.of(group));
    }

    private static List<Finding> findings(String kind, Map<String, Object> claims, List<String> groups) {
        return findings(provider(kind, "groups", "", false), claims, groups);
    }

    private static List<Finding> findings(
            ConfiguredProvider provider, Map<String, Object> claims, List<String> groups) {
        return new GroupsRules(provider, Set.of("Admins"))
                .findings(new LogIn(provider.id(), claims, groups, () -> true, () -> "token"));
    }

    private static ConfiguredProvider provider(String kind, String claim, String prefix, boolean inDirectory) {
        return new ConfiguredProvider(
                kind,
                kind,
                "Id",
                "https://id",
                "app",
                "secret",
                null,
                Set.of("openid"),
                claim,
                prefix,
                inDirectory,
                true);
    }
}
