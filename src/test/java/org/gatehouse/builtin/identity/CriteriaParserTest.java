package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.builtin.identity.Criteria.All;
import org.gatehouse.builtin.identity.Criteria.Any;
import org.gatehouse.builtin.identity.Criteria.Comparison;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the expressions of {@code search} and {@code filter} mean. */
class CriteriaParserTest {

    @Test
    void andBindsCloserThanOr() {
        assertThat(search("status eq \"ACTIVE\" or id eq \"1\" and id eq \"2\""))
                .isEqualTo(new Any(List.of(
                        comparison("status", Operator.EQ, "ACTIVE"),
                        new All(List.of(comparison("id", Operator.EQ, "1"), comparison("id", Operator.EQ, "2"))))));
    }

    @Test
    void parenthesesComeFirst() {
        assertThat(search("(id eq \"1\" or id eq \"2\")AND(id eq \"3\")")).isInstanceOf(All.class);
    }

    @Test
    void readsQuotesAndBackslashesInTexts() {
        assertThat(search("profile.title eq \"a \\\"b\\\" \\\\c) or\""))
                .isEqualTo(comparison("profile.title", Operator.EQ, "a \"b\" \\c) or"));
    }

    @Test
    void ignoresTheCaseOfOperatorsAndOfSearchedText() {
        assertThat(search("profile.lastName SW \"MÜLLER\""))
                .isEqualTo(comparison("profile.lastName", Operator.SW, "müller"));
        assertThat(search("status eq \"active\"")).isEqualTo(comparison("status", Operator.EQ, "ACTIVE"));
    }

    @Test
    void keepsTheCaseOfFilteredText() {
        assertThat(CriteriaParser.parse("profile.login eq \"Ada@Example.com\"", CriteriaGrammar.FILTER))
                .isEqualTo(comparison("profile.login", Operator.EQ, "Ada@Example.com"));
    }

    @Test
    void findsWhatIsPresent() {
        assertThat(search("profile.city pr")).isEqualTo(new Criteria.Present(SearchProperty.of(ProfileAttribute.CITY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "status eq",
                "status eq ACTIVE",
                "status eq \"ACTIVE",
                "status eq \"ACTIVE\" and",
                "status eq \"ACTIVE\" status eq \"ACTIVE\"",
                "(status eq \"ACTIVE\"",
                "status eq \"ACTIVE\")",
                "status ne \"ACTIVE\"",
                "not (status eq \"ACTIVE\")",
                "Status eq \"ACTIVE\"",
                "profile.unknown eq \"x\"",
                "password_hash eq \"x\"",
                "profile.title co \"x\"",
                "lastUpdated sw \"2026\"",
                "lastUpdated gt \"yesterday\"",
                "lastUpdated gt \"+999999999-01-01T00:00:00Z\"",
                "profile.title eq \"\\u0000\"",
                "profile.title eq \"\0\"",
                "' or 1=1 --"
            })
    void refusesWhatSaysNothing(String expression) {
        assertThatThrownBy(() -> search(expression)).isInstanceOf(Criteria.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile.title eq \"x\"",
                "profile.login sw \"x\"",
                "status gt \"A\"",
                "created gt \"2026-01-01T00:00:00Z\"",
                "status pr"
            })
    void filtersAllowLess(String expression) {
        assertThatThrownBy(() -> CriteriaParser.parse(expression, CriteriaGrammar.FILTER))
                .isInstanceOf(Criteria.Invalid.class);
    }

    @Test
    void refusesWhatIsTooLongTooDeepOrTooMuch() {
        String one = "id eq \"1\"";
        assertThatThrownBy(() -> search("id eq \"" + "x".repeat(8_000) + "\"")).hasMessageContaining("longer than");
        assertThatThrownBy(() -> search("(".repeat(21) + one + ")".repeat(21))).hasMessageContaining("deeper than");
        assertThatThrownBy(() -> search(one + (" or " + one).repeat(100))).hasMessageContaining("more than 100");
    }

    private static Criteria search(String expression) {
        return CriteriaParser.parse(expression, CriteriaGrammar.SEARCH);
    }

    private static Comparison comparison(String property, Operator operator, String value) {
        return new Comparison(SearchProperty.named(property).orElseThrow(), operator, value);
    }
}
