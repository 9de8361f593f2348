package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuessLimitTest {

    private static final String LOGIN = "ada@example.com";
    private static final String ADDRESS = "192.0.2.1";

    private final GuessLimit limit = new GuessLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void countsWhatHasBegun() {
        for (int i = 0; i < GuessLimit.PER_ACCOUNT; i++) {
            assertThat(limit.begin(LOGIN, ADDRESS)).isZero();
        }
        assertThat(limit.begin(LOGIN, ADDRESS)).isEqualTo(Duration.ofMinutes(10));
        assertThat(limit.waitFor("bob@example.com", ADDRESS)).isZero();
    }

    @Test
    void countsNothingThatWasRight() {
        for (int i = 0; i <= GuessLimit.PER_ADDRESS; i++) {
            assertThat(limit.begin(LOGIN, ADDRESS)).isZero();
            limit.takeBack(LOGIN, ADDRESS);
        }
    }

    @Test
    void countsNoTryThatHasToWait() {
        for (int i = 0; i < GuessLimit.PER_ADDRESS; i++) {
            var unused = limit.begin(LOGIN, ADDRESS);
        }
        assertThat(limit.waitFor("bob@example.com", ADDRESS)).isZero();
    }
}
