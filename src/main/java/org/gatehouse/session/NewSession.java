package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session about to be stored. */
record NewSession(
        String id,
        String cookieHash,
        SignedInUser user,
        @Nullable String sid,
        @Nullable Instant authenticated,
        Origin origin,
        Instant created,
        Instant expires) {

    /** As it is read once it is stored. */
    StoredSession stored(byte[] profile) {
        return new StoredSession(
                id,
                user.provider(),
                user.issuer(),
                user.subject(),
                created,
                created,
                expires,
                authenticated,
                profile,
                created,
                null);
    }
}
