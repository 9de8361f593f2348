package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether a session goes on: what time has done to it, what other nodes know of it, and, now and then, what the provider
 * says. Steady use costs one statement in half a minute.
 */
@Component
class SessionLife {

    private static final Logger log = LoggerFactory.getLogger(SessionLife.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);
    private static final Duration WRITE_EVERY = Duration.ofMinutes(1);
    private static final Duration RETRY_PROVIDER_AFTER = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final SessionStore store;
    private final SessionSettings settings;
    private final Revalidation revalidation;
    private final InstantSource clock;

    SessionLife(
            Sessions sessions,
            SessionStore store,
            SessionSettings settings,
            Revalidation revalidation,
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
        if (session.isLive() && session.beginRevalidation(now, settings, now.plus(RETRY_PROVIDER_AFTER))) {
            revalidate(session, now);
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

    private void revalidate(AuthSession session, Instant now) {
        try {
            revalidation.ask(session, now);
        } catch (SignInAgain refused) {
            log.info("A session ends, because the provider does not vouch for it any more: {}", refused.getMessage());
            sessions.end(session.id(), EndReason.NOT_ALLOWED);
        }
    }
}
