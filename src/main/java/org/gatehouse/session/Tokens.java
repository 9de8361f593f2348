package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one sign-in. They stay on the server: never in a page, a log or a message, so {@link #toString()} tells
 * none of them.
 *
 * @param accessToken the access token (RFC 6749, section 1.4)
 * @param expiresAt when the access token ends, or null when the provider did not tell
 * @param refreshToken the refresh token, or null when the provider gave none
 * @param idToken the id token as received, needed as {@code id_token_hint} on logout, or null
 */
public record Tokens(
        String accessToken,
        @Nullable Instant expiresAt,
        @Nullable String refreshToken,
        @Nullable String idToken) {

    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
