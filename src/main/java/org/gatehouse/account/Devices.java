package org.gatehouse.account;

import java.util.List;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** The sessions of the person signed in, and of nobody else. */
@Service
@OpenTo(Audience.SIGNED_IN)
class Devices {

    private static final Logger log = LoggerFactory.getLogger(Devices.class);

    private final CurrentUser currentUser;
    private final Sessions sessions;

    Devices(CurrentUser currentUser, Sessions sessions) {
        this.currentUser = currentUser;
        this.sessions = sessions;
    }

    /** The person's live sessions, the newest log-in first. */
    public List<SessionInfo> mine() {
        var user = signIn().user();
        return sessions.of(user.issuer(), user.subject());
    }

    /** Whether it is the session that asks. */
    public boolean isThis(SessionInfo session) {
        return session.id().equals(signIn().sessionId());
    }

    /** Ends one of the person's sessions; false for one that has ended, never was, or is somebody else's. */
    public boolean end(String id) {
        return mine().stream().anyMatch(session -> session.id().equals(id)) && ended(id);
    }

    /** Ends all of the person's sessions but this one; returns how many. */
    public int endOthers() {
        return (int) mine().stream()
                .filter(session -> !isThis(session))
                .filter(session -> ended(session.id()))
                .count();
    }

    private boolean ended(String id) {
        boolean ended = sessions.end(id, EndReason.ENDED_BY_YOU);
        if (ended) {
            SignedIn by = signIn();
            log.info("Session {} was ended by its person {} from session {}", id, by.getName(), by.sessionId());
        }
        return ended;
    }

    private SignedIn signIn() {
        return currentUser
                .signIn()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }
}
