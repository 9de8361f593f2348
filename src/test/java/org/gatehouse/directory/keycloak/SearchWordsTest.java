package org.gatehouse.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    private static final User JAN = new User(
            "1",
            UserStatus.ACTIVE,
            false,
            new Profile(Map.of(
                    Attribute.LOGIN,
                    "jvd",
                    Attribute.EMAIL,
                    "jan@example.com",
                    Attribute.FIRST_NAME,
                    "Jan",
                    Attribute.LAST_NAME,
                    "van Dyke")),
            null,
            null,
            null,
            null,
            null,
            "");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    ada,           ada*
                    van   dyke,    van* *dyke*
                    'Dyke, Jan',   Dyke* *Jan*
                    'a,b',         a* *b*
                    ',',           ',*'
                    "ada",         "ada"*
                    id:u1,         *id:u1*
                    a*b,           a*b*
                    """)
    void asksForAtLeastWhatMatches(String text, String question) {
        assertThat(new SearchWords(text).question()).isEqualTo(question);
    }

    @Test
    void asksNoLongQuestions() {
        assertThat(new SearchWords("x".repeat(100_000)).question()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "j", "JVD", "jan@", "van d", "Jan van Dyke", "VAN DYKE", "van Dyke Jan", "van dyke, j"})
    void takesTheBeginningOfAFieldOrTheFullName(String text) {
        assertThat(new SearchWords(text).matches(JAN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dyke", "an", "*", "%", "j*", "null", "null null", "jan x", "Dyke, Jan", "\"jvd\"", "id:1"})
    void takesNothingElse(String text) {
        assertThat(new SearchWords(text).matches(JAN)).isFalse();
    }
}
