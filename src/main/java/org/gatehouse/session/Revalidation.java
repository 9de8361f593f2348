package org.gatehouse.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.gatehouse.cluster.ClusterEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks the provider again what it says of a person, so that groups are never those of log-in for long. The refresh token
 * is exchanged first, where there is one: its refusal is how providers without back-channel logout tell of a person who
 * may not go on. Of several nodes one asks, and the others learn what came of it.
 */
@Component
class Revalidation {

    private static final Logger log = LoggerFactory.getLogger(Revalidation.class);

    private final Sessions sessions;
    private final SessionTokens tokens;
    private final UserReader reader;
    private final SessionStore store;
    private final SingletonSupplier<TokenSafe> safe;
    private final ClusterEvents events;
    private final InstantSource clock;

    Revalidation(
            Sessions sessions,
            SessionTokens tokens,
            UserReader reader,
            SessionStore store,
            SessionKeys keys,
            ClusterEvents events,
            InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.reader = reader;
        this.store = store;
        this.safe = keys.safe();
        this.events = events;
        this.clock = clock;
    }

    /** Asks, and ends the session if the provider does not vouch for it any more; false if there was no answer. */
    boolean ask(AuthSession session) {
        try {
            Instant before = session.freshness().read();
            sessions.lookAgain(session);
            // Both before the tokens are renewed, since the new ones may tell the groups.
            int asked = session.freshness().requests();
            Instant known = session.freshness().read();
            boolean answeredElsewhere = !Freshness.isOutdated(known) && known.isAfter(before);
            if (session.isLive() && !answeredElsewhere) {
                tokens.inTurn(session, held -> read(session, held, known, asked));
            }
            return true;
        } catch (SignInAgain refused) {
            log.info("A session ends, because the provider does not vouch for it any more: {}", refused.getMessage());
            sessions.end(session.id(), refused.reason());
            return true;
        } catch (RuntimeException unavailable) {
            log.warn("The provider could not be asked about a person again: {}", unavailable.getMessage());
            return false;
        }
    }

    private void read(AuthSession session, Tokens held, Instant known, int asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean canAsk = held.refreshToken() != null || held.expiresAt() == null || now.isBefore(held.expiresAt());
        if (!canAsk && session.freshness().isOutdated()) {
            sessions.end(session.id(), EndReason.GROUPS_CHANGED); // and there is nothing to ask with
            return;
        }
        SignedInUser user = canAsk ? reader.read(session.user(), held) : reader.readWithoutToken(session.user());
        byte[] profile = safe.obtain().seal(session.id(), "profile", Profile.write(user));
        if (store.replaceProfile(session.id(), user, profile, now, known)) {
            session.replaceUser(user, now, asked);
            events.publish(Sessions.CHANGED, session.id());
        } else {
            sessions.lookAgain(session); // something has become known meanwhile
        }
    }
}
