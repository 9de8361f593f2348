package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupSearchTest {

    @Test
    void bindsAndCloserThanOr() {
        var condition = GroupSearch.filter("type eq \"OKTA_GROUP\" and (lastUpdated lt \"2015-11-11T00:00:00.000Z\""
                + " or lastMembershipUpdated ge \"2015-11-11T00:00:00.000Z\") or id eq \"00g1\"");
        assertThat(condition.sql())
                .isEqualTo("(type = ? AND (last_updated < ? OR last_membership_updated >= ?) OR id = ?)");
        OffsetDateTime date = OffsetDateTime.parse("2015-11-11T00:00:00Z");
        assertThat(condition.parameters()).containsExactly("OKTA_GROUP", date, date, "00g1");
    }

    @Test
    void takesQuotesBackslashesAndWildcardsAsText() {
        var condition = GroupSearch.search("profile.name co \"50%_\\\"\\\\!\"");
        assertThat(condition.sql()).isEqualTo("(name_key LIKE ? ESCAPE '!')");
        assertThat(condition.parameters()).containsExactly("%50!%!_\"\\!!%");
    }

    @Test
    void findsNothingByAttributesThatNoGroupHas() {
        assertThat(GroupSearch.search("source.id eq \"0oa\" or profile.samAccountName sw \"West\"")
                        .sql())
                .isEqualTo("(1 = 0 OR 1 = 0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "type",
                "type eq",
                "type eq OKTA_GROUP",
                "type eq \"A\" and",
                "type eq \"A\" type eq \"B\"",
                "(type eq \"A\"",
                "type eq \"A\")",
                "type co \"A\"",
                "profile.name gt \"A\"",
                "created eq \"yesterday\"",
                "password eq \"x\"",
                "name_key eq \"x\"",
                "type eq \"A",
                "type eq \"A\" ; drop",
                "profile.nothing zzz \"A\"",
                "profile.nothing co \"A\"",
                "source.id zzz \"A\"",
                "created gt \"0000-01-01T00:00:00Z\"",
                "created gt \"+10000-01-01T00:00:00Z\"",
                "created gt \"+999999999-12-31T23:59:59Z\"",
                "created sw \"2015\""
            })
    void refusesWhatItCannotUnderstand(String expression) {
        assertThatThrownBy(() -> GroupSearch.search(expression))
                .isInstanceOf(OktaError.Refusal.class)
                .hasMessage("Invalid search criteria.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile.name eq \"A\"", "created gt \"2015-11-11T00:00:00.000Z\""})
    void filtersByFewAttributes(String expression) {
        GroupSearch.search(expression);
        assertThatThrownBy(() -> GroupSearch.filter(expression)).isInstanceOf(OktaError.Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "id eq \"", "id eq \"x\" or "})
    void boundsLengthAndDepth(String piece) {
        String endless = piece.repeat(100_000);
        assertThatThrownBy(() -> GroupSearch.search(endless)).isInstanceOf(OktaError.Refusal.class);
        assertThatThrownBy(() -> GroupSearch.search("(".repeat(50) + "id eq \"x\"" + ")".repeat(50)))
                .isInstanceOf(OktaError.Refusal.class);
    }
}
