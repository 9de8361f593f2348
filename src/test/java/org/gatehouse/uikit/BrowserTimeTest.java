package org.gatehouse.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserTimeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT-89S, just now",
        "PT-90S, 1 minute ago",
        "PT-59M, 59 minutes ago",
        "PT-60M, 1 hour ago",
        "PT-23H, 23 hours ago",
        "PT-24H, '1 January 2026, 00:30'",
        "PT1S, in a minute",
        "PT30M, in 30 minutes",
        "PT11H, in 11 hours"
    })
    void saysHowFarAwayAMomentIs(Duration distance, String words) {
        var time = new BrowserTime(ZoneId.of("Europe/Paris"));

        assertThat(time.relative(NOW.plus(distance), NOW)).isEqualTo(words);
    }
}
