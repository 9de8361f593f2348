package org.gatehouse.auditing;

import org.gatehouse.access.PageRefused;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.Refusals;
import org.gatehouse.session.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes pages that were refused to somebody while they went from page to page, which no HTTP status tells. */
@Component
class RefusedPages {

    private final Refusals refusals;
    private final CurrentUser currentUser;

    RefusedPages(Refusals refusals, CurrentUser currentUser) {
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
}
