package org.gatehouse.sessions;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.LiveSessionList;
import org.gatehouse.session.RecentAuthentication;
import org.gatehouse.session.SessionCounts;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.SessionQuery;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Everyone's live sessions, for administrators. To end somebody else's takes a fresh proof of identity; it ends here
 * first, then the person's sessions at the provider, so that single sign-on does not let them straight back in.
 */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class SessionAdministration {

    private static final Logger log = LoggerFactory.getLogger(SessionAdministration.class);

    private final LiveSessionList list;
    private final Sessions sessions;
    private final SessionCounts counts;
    private final ProviderSessions atProvider;
    private final CurrentUser currentUser;
    private final RecentAuthentication proof;

    SessionAdministration(
            LiveSessionList list,
            Sessions sessions,
            SessionCounts counts,
            ProviderSessions atProvider,
            CurrentUser currentUser,
            RecentAuthentication proof) {
        this.list = list;
        this.sessions = sessions;
        this.counts = counts;
        this.atProvider = atProvider;
        this.currentUser = currentUser;
        this.proof = proof;
    }

    public List<SessionInfo> page(SessionQuery query, int offset, int most) {
        return list.page(query, offset, most);
    }

    public int count(String search) {
        return list.count(search);
    }

    /** How many sessions are in use on this server. */
    public int countHere() {
        return counts.inUse();
    }

    /** Empty when there is none, or when it has ended. */
    public Optional<SessionInfo> find(String id) {
        return list.find(id);
    }

    /** How many live sessions the person of this one has, without the one that asks. */
    public int countOfPerson(SessionInfo session) {
        return (int) ofPerson(session).stream().filter(this::isNotThis).count();
    }

    /** Whether it is the session that asks. */
    public boolean isThis(SessionInfo session) {
        return session.id().equals(me().sessionId());
    }

    /** Whether it is one of the administrator's own. */
    public boolean isMine(SessionInfo session) {
        var me = me().user();
        return session.issuer().equals(me.issuer()) && session.subject().equals(me.subject());
    }

    /** Whether ending it takes a fresh proof of identity that is not there. */
    public boolean needsProof(SessionInfo session) {
        return !isMine(session) && !proof.isGiven();
    }

    /**
     * Ends one session; empty if there is none that is live.
     *
     * @throws AuthenticateAgain if it is somebody else's and there is no fresh proof of identity
     */
    public Optional<Ending> end(String id) {
        return list.find(id)
                .map(session -> end(session, false, other -> other.id().equals(id)));
    }

    /**
     * Ends all sessions of the person of this one, but never the one that asks; empty if it is not live.
     *
     * @throws AuthenticateAgain if they are somebody else's and there is no fresh proof of identity
     */
    public Optional<Ending> endAllOfPerson(String id) {
        return list.find(id).map(session -> end(session, true, this::isNotThis));
    }

    /**
     * Asks the provider once more.
     *
     * @throws AuthenticateAgain as when the sessions were ended
     */
    public Ending askProviderAgain(Ending earlier) {
        SessionInfo session = earlier.session();
        requireProof(session);
        return new Ending(session, earlier.all(), earlier.ended(), endAtProvider(session));
    }

    private Ending end(SessionInfo chosen, boolean all, Predicate<SessionInfo> which) {
        requireProof(chosen);
        EndReason reason = isMine(chosen) ? EndReason.ENDED_BY_YOU : EndReason.ENDED_BY_ADMINISTRATOR;
        int ended = (int) ofPerson(chosen).stream()
                .filter(which)
                .filter(session -> ended(session, reason))
                .count();
        return new Ending(chosen, all, ended, endAtProvider(chosen));
    }

    private boolean ended(SessionInfo session, EndReason reason) {
        boolean ended = sessions.end(session.id(), reason);
        if (ended) {
            log.info(
                    "Session {} of {} was ended by administrator {} from session {}",
                    session.id(),
                    session.subject(),
                    me().getName(),
                    me().sessionId());
        }
        return ended;
    }

    private CompletableFuture<AtProvider> endAtProvider(SessionInfo session) {
        if (isMine(session)) {
            return CompletableFuture.completedFuture(AtProvider.NOT_ASKED);
        }
        String by = me().getName();
        return atProvider
                .end(session.issuer(), session.subject())
                .whenComplete((answer, never) -> log.info(
                        "Sessions of {} at the provider, for administrator {}: {}", session.subject(), by, answer));
    }

    private void requireProof(SessionInfo session) {
        if (!isMine(session)) {
            proof.require();
        }
    }

    private List<SessionInfo> ofPerson(SessionInfo session) {
        return sessions.of(session.issuer(), session.subject());
    }

    private boolean isNotThis(SessionInfo session) {
        return !isThis(session);
    }

    private SignedIn me() {
        return currentUser
                .signIn()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }
}
