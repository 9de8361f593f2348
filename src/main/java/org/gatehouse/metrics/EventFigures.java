package org.gatehouse.metrics;

import com.vaadin.flow.component.Component;
import io.micrometer.core.instrument.Counter;
import org.gatehouse.access.PageRefused;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SessionEnded;
import org.gatehouse.signin.SignInEnded;
import org.springframework.context.event.EventListener;

/** Counts what the application tells of itself: log-ins, log-outs, refused pages. */
class EventFigures {

    private final Figures figures;

    EventFigures(Figures figures) {
        this.figures = figures;
        for (EndReason reason : EndReason.values()) {
            ended(reason); // from the start, so that a first one is seen as a rise
        }
    }

    @EventListener
    void on(SignInEnded event) {
        figures.counter(
                        "gatehouse.log.ins",
                        "Log-ins that succeeded or failed",
                        "provider",
                        event.provider().isEmpty() ? "unknown" : event.provider(),
                        "outcome",
                        event.outcome())
                .increment();
    }

    @EventListener
    void on(SessionEnded event) {
        ended(event.reason()).increment();
    }

    @EventListener
    void on(PageRefused event) {
        figures.counter(
                        "gatehouse.refusals",
                        "Pages that somebody signed in was refused",
                        "page",
                        PageNames.of(event.view().asSubclass(Component.class)))
                .increment();
    }

    private Counter ended(EndReason reason) {
        return figures.counter("gatehouse.sessions.ended", "Sessions that ended on this node", "reason", reason.code());
    }
}
