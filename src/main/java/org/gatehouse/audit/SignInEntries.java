package org.gatehouse.audit;

import java.util.Map;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SignedIn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes each log-in, and each end of a session with its reason and who brought it about. */
@Component
class SignInEntries {

    static final String LOG_IN = "session.begin";
    static final String END = "session.end";
    static final String KIND = "session";

    private final AuditTrail trail;
    private final CurrentUser currentUser;

    SignInEntries(AuditTrail trail, CurrentUser currentUser) {
        this.trail = trail;
        this.currentUser = currentUser;
    }

    /** Within the transaction that stores the session: either both are there or none. */
    @EventListener
    void begins(SignedIn.Beginning event) {
        Actor who = Actor.of(event.signIn());
        var facts = Map.of(
                "Provider", event.signIn().user().provider(),
                "Groups", String.join(", ", event.signIn().user().groups()));
        trail.happened(who, Change.of(LOG_IN, KIND, who.subject(), who.name(), facts), Outcome.DONE, null);
    }

    /** Likewise with the transaction that ends it. */
    @EventListener
    void ended(SignedIn.Ended event) {
        var facts =
                Map.of("Session", event.sessionId(), "Reason", event.reason().sentenceForOthers());
        trail.happened(by(event), Change.of(END, KIND, event.subject(), event.name(), facts), Outcome.DONE, null);
    }

    private Actor by(SignedIn.Ended event) {
        var person = new Actor(event.issuer(), event.subject(), event.name(), event.sessionId());
        EndReason reason = event.reason();
        return switch (reason) {
            case LOGGED_OUT, REPLACED, OTHER_PERSON, TOO_MANY -> person;
            case ENDED_BY_YOU, ENDED_BY_ADMINISTRATOR ->
                currentUser.signIn().map(Actor::of).orElse(Actor.GATEHOUSE);
            case LOGGED_OUT_AT_PROVIDER, REFUSED_BY_PROVIDER, NOT_ALLOWED, GROUPS_CHANGED, IDLE, LIFETIME, OTHER ->
                Actor.GATEHOUSE;
        };
    }
}
