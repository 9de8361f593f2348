package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.provider.GroupsClaim.Completeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class GroupsClaimTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Arguments> claims() {
        return Stream.of(
                // where they are
                arguments("groups", "{'groups': ['Staff', 'Sales']}", List.of("Staff", "Sales")),
                arguments("realm_access.roles", "{'realm_access': {'roles': ['Staff']}}", List.of("Staff")),
                arguments(
                        "resource_access.my-client.roles",
                        "{'resource_access': {'my-client': {'roles': ['Staff']}}}",
                        List.of("Staff")),
                arguments(
                        "resource_access.my.client.roles",
                        "{'resource_access': {'my.client': {'roles': ['Staff']}}}",
                        List.of("Staff")),
                arguments("https://example.com/groups", "{'https://example.com/groups': ['Staff']}", List.of("Staff")),
                arguments("a.b", "{'a.b': ['Exact'], 'a': {'b': ['Path']}}", List.of("Exact")),
                arguments("a.b.c", "{'a': {'b.c': ['Longer'], 'b': {'c': ['Path']}}}", List.of("Longer")),
                arguments("a.b.c", "{'a.b': {'x': []}, 'a': {'b': {'c': ['Found']}}}", List.of("Found")),
                arguments("a.b", "{'a': ['b'], 'b': ['Admins']}", List.of()),
                arguments("a..b", "{'a': {'b': ['Admins']}}", List.of()),
                arguments("groups", "{'role': ['Admins'], 'Groups': ['Admins']}", List.of()),
                // in what form
                arguments("groups", "{'groups': 'Admins,Sales'}", List.of("Admins,Sales")),
                arguments("groups", "{'groups': 'Admins Sales'}", List.of("Admins Sales")),
                arguments("groups", "{'groups': '[\\'Admins\\']'}", List.of("['Admins']")),
                arguments("groups", "{'groups': ['/staff/sales']}", List.of("/staff/sales")),
                arguments(
                        "groups",
                        "{'groups': ['Admins ', ' Admins', 'admins']}",
                        List.of("Admins ", " Admins", "admins")),
                arguments("groups", "{'groups': ['Staff', 'Sales', 'Staff']}", List.of("Staff", "Sales")),
                arguments(
                        "groups",
                        "{'groups': [{'id': 7, 'name': 'Staff'}, {'name': 'Sales'}]}",
                        List.of("Staff", "Sales")),
                arguments(
                        "groups",
                        "{'groups': [{'value': 'g1', 'display': 'Staff'}, {'value': 'g2'}]}",
                        List.of("Staff", "g2")),
                arguments("groups", "{'groups': [{'name': ['Admins']}, {'id': 'Admins'}, {}]}", List.of()),
                arguments(
                        "groups",
                        "{'groups': [1, true, null, ['Admins'], {'Admins': true}, 'Staff']}",
                        List.of("Staff")),
                arguments("groups", "{'groups': {'name': 'Admins'}}", List.of()),
                arguments("groups", "{'groups': {'Admins': true}}", List.of()),
                arguments("groups", "{'groups': true}", List.of()),
                arguments("groups", "{'groups': ['', '  ', '\\u0000', 'Adm\\u0000ins', 'Adm\\nins']}", List.of()),
                arguments("groups", "{'groups': ['\\u202esnimdA', 'מנהלים']}", List.of("\u202esnimdA", "מנהלים")));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void findsGroupsExactlyAsWritten(String name, String claims, List<String> groups) {
        assertThat(read(name, claims).names()).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'groups': ['Staff']}                                        | ALL",
                "{'groups': []}                                               | ALL",
                "{'groups': ['Staff'], '_claim_names': {'groups': 'src1'}}    | ALL",
                "{}                                                           | MISSING",
                "{'groups': null}                                             | MISSING",
                "{'_claim_names': {'other': 'src1'}}                          | MISSING",
                "{'_claim_names': 'groups'}                                   | MISSING",
                "{'hasgroups': false}                                         | MISSING",
                "{'_claim_names': {'groups': 'src1'}, '_claim_sources': {}}   | LEFT_OUT",
                "{'hasgroups': true}                                          | LEFT_OUT",
                "{'hasgroups': 'true'}                                        | LEFT_OUT"
            },
            quoteCharacter = '~')
    void tellsWhetherTheyAreAllThere(String claims, Completeness completeness) {
        assertThat(read("groups", claims).completeness()).isEqualTo(completeness);
    }

    @Test
    void keepsThreeHundred() {
        assertThat(withNames(300).names()).hasSize(300);
        assertThat(withNames(300).completeness()).isEqualTo(Completeness.ALL);
    }

    @Test
    void keepsNoMoreThanASessionCanCarry() {
        assertThat(withNames(5000).names()).hasSize(GroupsClaim.MOST_GROUPS);
        assertThat(withNames(5000).completeness()).isEqualTo(Completeness.CUT);
    }

    @Test
    void takesTenKilobytesForNoName() {
        var claims = Map.<String, Object>of("groups", List.of("x".repeat(10_000), "Staff"));

        assertThat(new GroupsClaim("groups").read(claims).names()).containsExactly("Staff");
    }

    @Test
    void knowsAPlaceInsideOfAClaimFromAClaim() {
        assertThat(new GroupsClaim("realm_access.roles").isPath()).isTrue();
        assertThat(new GroupsClaim("groups").isPath()).isFalse();
        assertThat(new GroupsClaim("https://example.com/groups").isPath()).isFalse();
    }

    private static GroupsClaim.Groups withNames(int count) {
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "group " + i).toList();
        return new GroupsClaim("groups").read(Map.of("groups", names));
    }

    @SuppressWarnings("unchecked") // an object
    private static GroupsClaim.Groups read(String name, String claims) {
        String json = claims.replace("\\'", "\0").replace('\'', '"').replace("\0", "'");
        return new GroupsClaim(name).read(JSON.readValue(json, Map.class));
    }
}
