package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@link Tokens} as they lie in the database. */
@SuppressWarnings("ArrayRecordComponent") // carried from and to the database, never compared
record EncryptedTokens(
        byte @Nullable [] access, @Nullable Instant accessExpires, byte @Nullable [] refresh, byte @Nullable [] id) {

    static EncryptedTokens seal(TokenSafe safe, String sessionId, Tokens tokens) {
        return new EncryptedTokens(
                safe.seal(sessionId, "access_token", tokens.accessToken()),
                tokens.expiresAt(),
                safe.sealIfAny(sessionId, "refresh_token", tokens.refreshToken()),
                safe.sealIfAny(sessionId, "id_token", tokens.idToken()));
    }

    /** @throws TokenSafe.Unreadable if one cannot be decrypted, or there is no access token */
    Tokens open(TokenSafe safe, String sessionId) {
        String token = safe.open(sessionId, "access_token", access);
        if (token == null) {
            throw new TokenSafe.Unreadable("A session has no access token", new IllegalStateException());
        }
        return new Tokens(
                token,
                accessExpires,
                safe.open(sessionId, "refresh_token", refresh),
                safe.open(sessionId, "id_token", id));
    }
}
