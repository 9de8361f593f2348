package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ada", ",", ", ada", "ada,", " , "})
    void oneWordIsNoFullName(String text) {
        assertThat(FullName.in(text)).isEmpty();
    }

    @Test
    void twoWordsAreOne() {
        assertThat(FullName.in("Viktoria  Das")).containsExactly(new FullName("Viktoria", "Das"));
    }

    @Test
    void aCommaStandsBetweenTheParts() {
        assertThat(FullName.in("van der Das ,Viktoria A.")).containsExactly(new FullName("van der Das", "Viktoria A."));
    }

    @Test
    void moreWordsAreCutAfterTheFirstAndBeforeTheLast() {
        assertThat(FullName.in("a b c d")).isEqualTo(List.of(new FullName("a", "b c d"), new FullName("a b c", "d")));
    }
}
