package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.context.SecurityContextHolder;

class RecentAuthenticationTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final RecentAuthentication recent = new RecentAuthentication(SignIns.currentUser(), () -> NOW);

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    /** In seconds; the clock of a provider may be a little ahead. */
    @ParameterizedTest
    @ValueSource(longs = {-30, 0, 299})
    void isGivenForAWhile(long age) {
        assertThat(isGivenBy(NOW.minusSeconds(age))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 86_400, -61, -3600})
    void isNotGivenByAProofThatIsOldOrOfTheFuture(long age) {
        assertThat(isGivenBy(NOW.minusSeconds(age))).isFalse();
    }

    /** From a provider that counts in them, where the standard has seconds. */
    @Test
    void isNotGivenForEverByATimeInMilliseconds() {
        assertThat(isGivenBy(Instant.ofEpochSecond(NOW.toEpochMilli()))).isFalse();
    }

    @Test
    void isNotGivenWhereTheProviderDoesNotTell() {
        assertThat(isGivenBy(null)).isFalse();
    }

    private boolean isGivenBy(@Nullable Instant proof) {
        var user =
                new SignedInUser("oidc", "https://id.example", "ada", "Ada", "Ada Lovelace", null, List.of(), Map.of());
        var row = new StoredSession(
                "1",
                user.provider(),
                user.issuer(),
                user.subject(),
                NOW,
                NOW,
                NOW.plus(Duration.ofHours(12)),
                proof,
                null,
                NOW,
                null);
        SecurityContextHolder.getContext().setAuthentication(new AuthSession(row, "-", user, NOW).signedIn());
        return recent.isGiven();
    }
}
