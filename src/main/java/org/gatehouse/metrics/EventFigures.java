package org.gatehouse.metrics;

import io.micrometer.core.instrument.Counter;
import org.gatehouse.access.PageRefused;
import org.gatehouse.access.ServiceRefused;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SignedIn;
import org.gatehouse.signin.SignInFailed;
import org.springframework.context.event.EventListener;

/** Counts what the application tells of itself: log-ins and their failures, ends of sessions, refusals. */
class EventFigures {

    private final Figures figures;

    EventFigures(Figures figures) {
        this.figures = figures;
        for (EndReason reason : EndReason.values()) {
            ended(reason); // from the start, so that a first one is seen as a rise
        }
    }

    @EventListener
    void on(SignedIn.Begun event) {
        logIn(event.signIn().user().provider(), "done").increment();
    }

    @EventListener
    void on(SignInFailed event) {
        logIn(event.provider().isEmpty() ? "unknown" : event.provider(), event.problem())
                .increment();
    }

    @EventListener
    void on(SignedIn.Ended event) {
        ended(event.reason()).increment();
    }

    @EventListener
    void on(PageRefused event) {
        figures.counter(
                        "gatehouse.refusals",
                        "Pages that somebody signed in was refused",
                        "page",
                        "/" + event.page().route())
                .increment();
    }

    @EventListener
    void on(ServiceRefused event) {
        figures.counter(
                        "gatehouse.refused.calls",
                        "Calls of services that somebody signed in was refused",
                        "call",
                        event.call())
                .increment();
    }

    private Counter logIn(String provider, String outcome) {
        return figures.counter(
                "gatehouse.log.ins", "Log-ins that succeeded or failed", "provider", provider, "outcome", outcome);
    }

    private Counter ended(EndReason reason) {
        return figures.counter("gatehouse.sessions.ended", "Sessions that ended on this node", "reason", reason.code());
    }
}
