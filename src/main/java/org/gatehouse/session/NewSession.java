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
        Instant expires) {}
