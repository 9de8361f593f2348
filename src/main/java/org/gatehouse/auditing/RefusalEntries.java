package org.gatehouse.auditing;

import com.vaadin.flow.component.UI;
import org.gatehouse.access.PageRefused;
import org.gatehouse.access.ServiceRefused;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.Refusals;
import org.gatehouse.session.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/** Notes what no HTTP status tells: pages refused to somebody on their way from page to page, and refusals of services. */
@Component
class RefusalEntries {

    private final Refusals refusals;
    private final CurrentUser currentUser;

    RefusalEntries(Refusals refusals, CurrentUser currentUser) {
        this.refusals = refusals;
        this.currentUser = currentUser;
    }

    @EventListener
    void on(PageRefused event) {
        currentUser
                .signIn()
                .ifPresent(
                        signIn -> refusals.note(Actor.of(signIn), event.page().path()));
    }

    @EventListener
    void on(ServiceRefused event) {
        if (UI.getCurrent() == null && RequestContextHolder.getRequestAttributes() != null) {
            return; // a controller's answer has a status, which RefusedRequests notes
        }
        Actor who = currentUser.signIn().map(Actor::of).orElseGet(() -> Actor.of(event.user(), ""));
        refusals.noteCall(who, event.call());
    }
}
