package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    @Test
    void namesPersonAndDevice() {
        assertThat(Outcome.of(ending("okta", false, 1), AtProvider.ENDED))
                .isEqualTo("Bob was logged out on Firefox on Windows, and at Okta.");
    }

    @Test
    void countsSessions() {
        assertThat(Outcome.of(ending("okta", true, 2), AtProvider.ENDED))
                .isEqualTo("Bob was logged out of 2 sessions, and at Okta.");
        assertThat(Outcome.of(ending("okta", true, 1), AtProvider.NOT_ASKED))
                .isEqualTo("Bob was logged out of 1 session.");
    }

    @ParameterizedTest
    @EnumSource(
            value = AtProvider.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ENDED", "NOT_ASKED"})
    void warnsWhenThePersonMayComeBackWithoutAPassword(AtProvider answer) {
        assertThat(Outcome.of(ending("builtin", true, 2), answer))
                .startsWith("Bob was logged out of 2 sessions. ")
                .contains("the built-in identity server")
                .endsWith("Bob may be let in again there without a password.");
    }

    @Test
    void tellsThatThereWasNothingToEnd() {
        assertThat(Outcome.of(ending("oidc", false, 0), AtProvider.ENDED))
                .isEqualTo("Bob had been logged out already, and at the identity provider.");
    }

    private static Ending ending(String provider, boolean all, int ended) {
        Instant now = Instant.EPOCH;
        var session = new SessionInfo(
                "id", provider, "https://idp.example", "bob", "Bob", null, "192.0.2.7", People.FIREFOX, now, now, now);
        return new Ending(session, all, ended, new CompletableFuture<>());
    }
}
