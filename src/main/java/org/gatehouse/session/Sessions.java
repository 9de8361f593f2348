package org.gatehouse.session;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.cluster.ClusterEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Begins, finds and ends sessions. An end takes effect on this node before the call returns and on the others within a
 * second. It asks nobody for permission: who may end what is for the callers to decide.
 */
@Component
public class Sessions {

    static final String ENDED = "session-ended";
    static final String CHANGED = "session-changed";

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionStore store;
    private final LiveSessions live;
    private final SingletonSupplier<TokenSafe> safe;
    private final SessionSettings settings;
    private final SessionTokens tokens;
    private final ClusterEvents events;
    private final ApplicationEventPublisher application;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    Sessions(
            SessionStore store,
            LiveSessions live,
            SessionKeys keys,
            SessionSettings settings,
            SessionTokens tokens,
            ClusterEvents events,
            ApplicationEventPublisher application,
            TransactionOperations transaction,
            InstantSource clock) {
        this.store = store;
        this.live = live;
        this.safe = keys.safe();
        this.settings = settings;
        this.tokens = tokens;
        this.events = events;
        this.application = application;
        this.transaction = transaction;
        this.clock = clock;
        for (String type : List.of(ENDED, CHANGED)) {
            var unused = events.subscribe(type, id -> live.byId(id).ifPresent(this::lookAgain));
        }
    }

    /** Stores a sign-in as a new session; the oldest of this person's sessions end where their number is limited. */
    AuthSession begin(CompletedSignIn signIn, String cookie, Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SignedInUser user = signIn.user();
        var session = new NewSession(
                RandomText.ofBytes(16),
                SessionCookie.hash(cookie),
                user,
                signIn.sid(),
                signIn.authenticated(),
                origin,
                now,
                now.plus(settings.lifetime()));
        byte[] profile = safe.obtain().seal(session.id(), "profile", Profile.write(user));
        EncryptedTokens sealed = EncryptedTokens.seal(safe.obtain(), session.id(), signIn.tokens());
        var begun = new AuthSession(session.stored(profile), session.cookieHash(), user, now);
        transaction.executeWithoutResult(status -> {
            store.insert(session, sealed, profile);
            application.publishEvent(new SignedIn.Beginning(begun.signedIn()));
        });
        try {
            AuthSession kept = takenIn(begun);
            endSurplus(user);
            return kept;
        } catch (DataAccessException away) { // it has begun: the next look catches up
            log.warn("A new session could not be looked up once more: {}", away.getMessage());
            return begun;
        }
    }

    /** The session that a cookie stands for, live or ended; empty for a cookie that is not known or not readable. */
    Optional<Presented> present(String cookie) {
        String hash = SessionCookie.hash(cookie);
        AuthSession held = live.byCookie(hash);
        if (held != null) {
            return Optional.of(new Presented(held));
        }
        return store.byCookie(hash).flatMap(row -> presented(row, hash));
    }

    private Optional<Presented> presented(StoredSession row, String hash) {
        if (row.ended() != null) {
            return Optional.of(new Presented(null, row.ended()));
        }
        try {
            String profile = safe.obtain().open(row.id(), "profile", row.profile());
            if (profile == null) {
                return Optional.empty();
            }
            var session = new AuthSession(row, hash, Profile.read(row, profile), clock.instant());
            return Optional.of(new Presented(takenIn(session)));
        } catch (TokenSafe.Unreadable unreadable) {
            log.warn("A session was refused: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Looks once more at what is new here: whoever ended it since the row was read did not find it. */
    private AuthSession takenIn(AuthSession loaded) {
        AuthSession kept = live.keep(loaded);
        if (kept == loaded) {
            lookAgain(kept);
        }
        return kept;
    }

    /** The tokens of a session that its person wants to end, then ends it; empty if it had ended. */
    public Optional<Tokens> logOut(SignedIn signIn) {
        Optional<Tokens> held = Optional.empty();
        try {
            held = Optional.of(tokens.read(signIn.session()));
        } catch (SignInAgain nothingToRead) {
            log.debug("Log-out without tokens: {}", nothingToRead.getMessage());
        }
        return end(signIn.sessionId(), EndReason.LOGGED_OUT) ? held : Optional.empty();
    }

    /** Ends a session; false if there is none that is live. */
    public boolean end(String id, EndReason reason) {
        Boolean ended = transaction.execute(status -> {
            Optional<SessionInfo> ending = store.find(id);
            boolean changed = store.end(id, reason, clock.instant());
            if (changed) {
                events.publish(ENDED, id);
                ending.map(session -> ended(session, reason)).ifPresent(application::publishEvent);
            }
            return changed;
        });
        afterCommit(() -> live.byId(id).ifPresent(session -> endHere(session, reason)));
        return Boolean.TRUE.equals(ended);
    }

    /** At once, unless the caller has a transaction of its own, which may come to nothing. */
    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static SignedIn.Ended ended(SessionInfo session, EndReason reason) {
        return new SignedIn.Ended(session.id(), session.issuer(), session.subject(), session.name(), reason);
    }

    /** Ends all sessions of a person, except one if given; returns how many. */
    public int endAllOf(String issuer, String subject, EndReason reason, @Nullable String exceptId) {
        return (int) store.idsOf(issuer, subject).stream()
                .filter(id -> !id.equals(exceptId))
                .filter(id -> end(id, reason))
                .count();
    }

    /** Ends the sessions that came of one session at the provider ({@code sid}); returns how many. */
    public int endAllOfSid(String issuer, String sid, EndReason reason) {
        return (int) store.idsOfSid(issuer, sid).stream()
                .filter(id -> end(id, reason))
                .count();
    }

    /**
     * Ends the sessions of a person that came of one session at the provider, and those for which the provider never said
     * what they came of; returns how many.
     */
    public int endAllOfSid(String issuer, String sid, String subject, EndReason reason) {
        return (int) store.idsOfSid(issuer, sid, subject).stream()
                .filter(id -> end(id, reason))
                .count();
    }

    /** The live sessions of a person, the newest first. */
    public List<SessionInfo> of(String issuer, String subject) {
        Instant now = clock.instant();
        return store.of(issuer, subject, now, now.minus(settings.idleTimeout()));
    }

    /** Notes that the person wants to stay, on all nodes at once. */
    void keep(AuthSession session) {
        Instant now = clock.instant();
        session.times().seen(now);
        if (store.touch(session.id(), now)) {
            session.times().rowSays(now, now);
            events.publish(CHANGED, session.id());
        } else {
            lookAgain(session);
        }
    }

    /** Brings what this node knows in step with the row, and ends here what has ended elsewhere. */
    void lookAgain(AuthSession session) {
        int asked = session.freshness().requests(); // before the row: what is asked for from here on stays asked for
        StoredSession row = store.byId(session.id()).orElse(null);
        EndReason ended = row == null ? EndReason.LOGGED_OUT : row.ended();
        if (row == null || ended != null) {
            endHere(session, Objects.requireNonNull(ended));
            return;
        }
        session.times().rowSays(row.lastSeen(), clock.instant());
        if (Freshness.isOutdated(row.profileRead())) {
            session.freshness().outdate(row.profileRead());
        } else if (row.profileRead().isAfter(session.freshness().read())) {
            adopt(session, row, asked);
        }
    }

    /** What another node wrote and this one cannot read ends the session here, as if it came with a new request. */
    private void adopt(AuthSession session, StoredSession row, int asked) {
        try {
            String profile = safe.obtain().open(row.id(), "profile", row.profile());
            if (profile != null) {
                session.replaceUser(Profile.read(row, profile), row.profileRead(), asked);
            }
        } catch (TokenSafe.Unreadable unreadable) {
            log.warn("A session goes on elsewhere only: {}", unreadable.getMessage());
            endHere(session, EndReason.OTHER);
        }
    }

    private void endHere(AuthSession session, EndReason reason) {
        live.remove(session);
        session.end(reason);
    }

    private void endSurplus(SignedInUser user) {
        Integer most = settings.maxPerUser();
        if (most != null) {
            of(user.issuer(), user.subject()).stream()
                    .skip(most)
                    .forEach(surplus -> end(surplus.id(), EndReason.TOO_MANY));
        }
    }
}
