package org.gatehouse.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void counts() {
        assertThat(Words.count(1, "group")).isEqualTo("1 group");
        assertThat(Words.count(1_200, "group")).isEqualTo("1,200 groups");
    }

    @Test
    void leavesOrdinaryNamesAlone() {
        assertThat(Words.named("Ada Lovelace")).isEqualTo("Ada Lovelace");
    }

    @Test
    void keepsNamesFromTurningASentenceAround() {
        assertThat(Words.named("\u202Egnp.exe\u2069\u200F")).isEqualTo("gnp.exe");
        assertThat(Words.named("\u05D0\u05D1")).isEqualTo("\u2068\u05D0\u05D1\u2069");
    }

    @Test
    void asksNobodyToTypeWhatCannotBeSeen() {
        assertThat(Words.typeable(" Sta\u200Bff\u202E\u0000 ")).isEqualTo("Staff");
    }
}
