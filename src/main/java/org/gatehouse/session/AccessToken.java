package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param expires when the token ends, or null when the provider does not tell */
record AccessToken(String value, @Nullable Instant expires, boolean renewable) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "AccessToken[expires=" + expires + "]";
    }
}
