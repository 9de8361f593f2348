package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Whether a session goes on: what time has done to it, what other nodes know of it, and, now and then, what the provider
 * says. Steady use costs one statement in half a minute.
 */
@Component
class SessionLife {

    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);
    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final SessionStore store;
    private final SessionSettings settings;
    private final RevalidationSchedule revalidation;
    private final InstantSource clock;

    SessionLife(
            Sessions sessions,
            SessionStore store,
            SessionSettings settings,
            RevalidationSchedule revalidation,
            InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.settings = settings;
        this.revalidation = revalidation;
        this.clock = clock;
    }

    /** @param active whether the person did something, which puts the idle end off */
    boolean goesOn(AuthSession session, boolean active) {
        Instant now = clock.instant();
        if (!session.isLive() || hasRunOut(session, now)) {
            return false;
        }
        if (active) {
            session.times().seen(now);
        }
        keepInStep(session, active, now);
        if (session.isLive()) {
            revalidation.beforeGoingOn(session);
        }
        return session.isLive();
    }

    /** Ends the session if its time is over. Another node may have seen the person later, so the row is asked first. */
    boolean hasRunOut(AuthSession session, Instant now) {
        if (session.times().expiredAt(now, settings) == null) {
            return false;
        }
        sessions.lookAgain(session);
        EndReason reason = session.times().expiredAt(now, settings);
        if (session.isLive() && reason != null) {
            sessions.end(session.id(), reason);
        }
        return !session.isLive();
    }

    private void keepInStep(AuthSession session, boolean active, Instant now) {
        if (active && !now.isBefore(session.times().lastSeenInRow().plus(WRITE_EVERY))) {
            if (store.touch(session.id(), now)) {
                session.times().rowSays(now, now);
                return;
            }
            sessions.lookAgain(session);
        } else if (!now.isBefore(session.times().checked().plus(CHECK_EVERY))) {
            sessions.lookAgain(session);
        }
    }
}
