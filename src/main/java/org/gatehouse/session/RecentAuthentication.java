package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Asks for a fresh proof of identity before something that cannot be taken back: an open page that its person has left is
 * not enough. The proof is the provider's {@code auth_time} (OpenID Connect Core 1.0, section 2).
 */
@Component
public class RecentAuthentication {

    /** How long a proof is good for; also what the provider is asked for as {@code max_age}. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final CurrentUser currentUser;
    private final InstantSource clock;

    RecentAuthentication(CurrentUser currentUser, InstantSource clock) {
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Whether the person signed in has proved who they are within the last minutes. */
    public boolean isGiven() {
        return currentUser
                .signIn()
                .map(SignedIn::authenticatedAt)
                .filter(proof -> isRecent(proof, clock.instant()))
                .isPresent();
    }

    /** @throws AuthenticateAgain if {@link #isGiven()} is false */
    public void require() {
        if (!isGiven()) {
            throw new AuthenticateAgain();
        }
    }

    private static boolean isRecent(Instant proof, Instant now) {
        // One from the future, of a clock that is wrong or a time in milliseconds, would be good for as long.
        return now.isBefore(proof.plus(GOOD_FOR)) && !proof.isAfter(now.plus(CLOCK_SKEW));
    }
}
