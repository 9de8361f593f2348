package org.gatehouse.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.audit.Verified;
import org.junit.jupiter.api.Test;

class VerifyWordsTest {

    @Test
    void countsOneAndMany() {
        assertThat(of(1, 1, 1)).endsWith(": 1 entry in 1 seal; 1 is too new to be sealed");
        assertThat(of(2_000, 2, 3)).endsWith(": 2,000 entries in 2 seals; 3 are too new to be sealed");
        assertThat(of(2, 1, 0)).endsWith(": 2 entries in 1 seal");
    }

    private static String of(long entries, long seals, long unsealed) {
        return VerifyWords.sentence(new Verified(entries, seals, "1:x", unsealed, List.of(), List.of()));
    }
}
