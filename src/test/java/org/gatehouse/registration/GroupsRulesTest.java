package org.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.LogIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupsRulesTest {

    @Test
    void isContentWithAnAdministrator() {
        assertThat(findings("okta", Map.of(), List.of("Admins", "Everyone")))
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.OK))
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("an administrator, as a member of Admins"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("logIns")
    void saysWhatToDo(String kind, Map<String, Object> claims, List<String> groups, String fix) {
        assertThat(findings(kind, claims, groups))
                .filteredOn(finding -> finding.level() != Finding.Level.OK)
                .anySatisfy(finding ->
                        assertThat(finding.fix() + "\n" + finding.copy()).contains(fix));
    }

    @Test
    void advisesAppRolesWhereEntrasRolesAreAskedFor() {
        var provider = new ConfiguredProvider(
                "entra", "entra", "Id", "https://id", "app", "secret", null, Set.of("openid"), "roles", false, true);

        assertThat(new GroupsRules(provider, Set.of("Admins"))
                        .findings(new LogIn("entra", Map.of("sub", "1"), List.of(), () -> true, () -> "token")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .contains("App roles > Create app role")
                        .doesNotContain("Token configuration"));
    }

    private static Stream<Arguments> logIns() {
        Map<String, Object> none = Map.of("sub", "1", "aud", List.of("app"));
        String id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        return Stream.of(
                Arguments.of("okta", none, List.of(), "Groups, filter Matches regex"),
                Arguments.of("auth0", none, List.of(), "setCustomClaim(\"https://gatehouse/groups\""),
                Arguments.of("keycloak", none, List.of(), "Group Membership"),
                Arguments.of("entra", none, List.of(), "Token configuration"),
                Arguments.of("google", none, List.of(), "Google sends no groups"),
                Arguments.of(
                        "oidc",
                        Map.of("https://x/roles", List.of("Admins")),
                        List.of(),
                        "OIDC_GROUPS_CLAIM=https://x/roles"),
                Arguments.of("oidc", Map.of("groups", List.of()), List.of(), "Put the person into a group"),
                Arguments.of("oidc", none, List.of("admins"), "ADMIN_GROUPS=admins"),
                Arguments.of("keycloak", none, List.of("/Admins"), "Full group path"),
                Arguments.of("entra", none, List.of(id), "Write ids"));
    }

    private static List<Finding> findings(String kind, Map<String, Object> claims, List<String> groups) {
        var provider = new ConfiguredProvider(
                kind, kind, "Id", "https://id", "app", "secret", null, Set.of("openid"), "groups", false, true);
        return new GroupsRules(provider, Set.of("Admins"))
                .findings(new LogIn(kind, claims, groups, () -> true, () -> "token"));
    }
}
