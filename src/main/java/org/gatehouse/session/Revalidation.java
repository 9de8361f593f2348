package org.gatehouse.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gatehouse.cluster.ClusterEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks the provider again what it says of a person, so that groups are never those of log-in for long. The refresh token
 * is exchanged first, where there is one: its refusal is how providers without back-channel logout tell of a person who
 * may not go on.
 */
@Component
class Revalidation {

    private static final Logger log = LoggerFactory.getLogger(Revalidation.class);

    private final SessionTokens tokens;
    private final UserReader reader;
    private final SessionStore store;
    private final SingletonSupplier<TokenSafe> safe;
    private final ClusterEvents events;

    Revalidation(SessionTokens tokens, UserReader reader, SessionStore store, SessionKeys keys, ClusterEvents events) {
        this.tokens = tokens;
        this.reader = reader;
        this.store = store;
        this.safe = keys.safe();
        this.events = events;
    }

    /** @throws SignInAgain if the provider does not vouch for the person any more */
    void ask(AuthSession session, Instant now) {
        try {
            Tokens held = tokens.renew(session);
            if (held.refreshToken() == null && isOver(held, now)) {
                return; // nothing to ask with
            }
            SignedInUser user = reader.read(session.user(), held);
            Instant read = now.truncatedTo(ChronoUnit.MILLIS);
            byte[] profile = safe.obtain().seal(session.id(), "profile", Profile.write(user));
            store.replaceProfile(session.id(), user, profile, read);
            session.replaceUser(user, read);
            events.publish(Sessions.CHANGED, session.id());
        } catch (SignInAgain refused) {
            throw refused;
        } catch (RuntimeException unavailable) {
            log.warn("The provider could not be asked about a person again: {}", unavailable.getMessage());
        }
    }

    private static boolean isOver(Tokens tokens, Instant now) {
        return tokens.expiresAt() != null && now.isAfter(tokens.expiresAt());
    }
}
