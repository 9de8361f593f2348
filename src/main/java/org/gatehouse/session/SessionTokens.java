package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tokens of one live sign-in, shared by everything the person has open. Safe to use from any thread, also after the
 * request that obtained it has ended.
 */
public final class SessionTokens {

    /** Renewed this long before the end, so that a token does not expire on its way to the API. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Tokens tokens;

    public SessionTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The tokens as they are, expired or not. */
    public Tokens current() {
        return tokens;
    }

    /**
     * An access token that has not expired. Callers that meet an expired one at the same time cause a single refresh.
     *
     * @throws SignInAgain if the token has expired and cannot be renewed
     */
    String freshAccessToken(SignedInUser user, TokenRefresher refresher) {
        if (expired(tokens)) {
            refreshing.lock();
            try {
                Tokens held = tokens;
                if (expired(held)) {
                    if (held.refreshToken() == null) {
                        throw new SignInAgain("The access token has expired and there is no refresh token");
                    }
                    tokens = refresher.refresh(user, held);
                }
            } finally {
                refreshing.unlock();
            }
        }
        return tokens.accessToken();
    }

    private static boolean expired(Tokens tokens) {
        Instant end = tokens.expiresAt();
        Duration margin = tokens.refreshToken() == null ? Duration.ZERO : MARGIN; // the rest of it is all there is
        return end != null && Instant.now().isAfter(end.minus(margin));
    }
}
