package org.gatehouse.session;

import org.jspecify.annotations.Nullable;

/** What a cookie stands for: a session, or, when nothing but its end is known, the reason. */
record Presented(@Nullable AuthSession session, @Nullable EndReason reason) {

    Presented(AuthSession session) {
        this(session, null);
    }

    @Nullable
    EndReason ended() {
        return session == null ? reason : session.ended();
    }
}
