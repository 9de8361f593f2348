package org.gatehouse.directory.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LuceneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "AND",
                "a OR b",
                "x) OR _exists_:user_id",
                "*",
                "a*b",
                "\\",
                "\"",
                "[* TO *]",
                "name:x",
                "a&&b||!c",
                "~1^2",
                "🧑🏽‍🚀",
                "+-/<>="
            })
    void findsWhatBeginsWithTheVeryTextAndNothingElse(String text) {
        var query = SearchQuery.parse(Lucene.beginsWith(text, List.of("name", "email")));
        assertThat(query.test(user(text + " and more"))).isTrue();
        assertThat(query.test(user(text))).isTrue();
        assertThat(query.test(user("somebody else"))).isFalse();
    }

    @Test
    void quotesIdsThatHoldQuotes() {
        var query = SearchQuery.parse(Lucene.isOneOf("name", List.of("a\"b\\", "auth0|c")));
        assertThat(query.test(user("a\"b\\"))).isTrue();
        assertThat(query.test(user("auth0|c"))).isTrue();
        assertThat(query.test(user("auth0|d"))).isFalse();
    }

    @Test
    void makesPasswordsThatMeetTheStrictestPolicyAndNeverTheSameTwice() {
        Set<String> passwords = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            String password = ThrowawayPassword.next();
            String body = "{\"password\":\"" + password + "\"}";
            assertThat(Payload.parse(body, Set.of("password")).json()).isNotNull();
            passwords.add(password);
        }
        assertThat(passwords).hasSize(200);
    }

    private static JsonNode user(String name) {
        return JsonMapper.shared().createObjectNode().put("name", name);
    }
}
