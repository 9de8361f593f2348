package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {

    @Test
    void wantsWhatIsRequired() {
        assertThat(problem(Attribute.LOGIN, " ")).isEqualTo("Is needed.");
        assertThat(problem(Attribute.TITLE, "")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.com", "ada @example.com", "a@b@c"})
    void refusesWhatIsNoAddress(String value) {
        assertThat(problem(Attribute.EMAIL, value)).isEqualTo("Is no e-mail address.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "o'neil+x@müller.example", "admin@localhost"})
    void takesAddresses(String value) {
        assertThat(problem(Attribute.EMAIL, value)).isNull();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(problem(Attribute.TITLE, "x".repeat(100))).isNull();
        assertThat(problem(Attribute.TITLE, "x".repeat(101))).contains("100 characters");
    }

    @Test
    void refusesControlCharactersButNotMarkup() {
        assertThat(problem(Attribute.TITLE, "a\u0007b")).contains("cannot be seen");
        assertThat(problem(Attribute.TITLE, "<b>Boss</b>")).isNull();
    }

    private static @Nullable String problem(Attribute attribute, String value) {
        return ProfileRules.problems(Map.of(attribute, value), Set.of(Attribute.LOGIN))
                .get(attribute);
    }
}
