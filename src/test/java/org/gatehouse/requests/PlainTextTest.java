package org.gatehouse.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void keepsLinesAndLetters() {
        assertThat(PlainText.of("  Für das Büro.\r\nגם <b>כאן</b> 😀\u2028Ende "))
                .isEqualTo("Für das Büro.\nגם <b>כאן</b> 😀\nEnde");
    }

    @Test
    void dropsWhatHidesOrTurnsTextAround() {
        assertThat(PlainText.of("a\0b\u202Ec\u2066d\u001B[31m\ud800e")).isEqualTo("abcd[31me");
        assertThat(PlainText.of("a\n\n\n\n\n\nb")).isEqualTo("a\n\nb");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(PlainText.of("x".repeat(10_000))).hasSize(PlainText.LONGEST);
        assertThat(PlainText.of("x".repeat(PlainText.LONGEST - 1) + "😀")).hasSize(PlainText.LONGEST - 1);
        assertThat(PlainText.line("a\nb", 10)).isEqualTo("a b");
    }
}
