package org.gatehouse.auditing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.gatehouse.access.PageForbidden;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.Refusals;
import org.gatehouse.session.CurrentUser;
import org.springframework.stereotype.Component;

/** Notes pages that were refused to somebody while they went from page to page, which no HTTP status tells. */
@Component
class RefusedPages implements VaadinServiceInitListener {

    private final transient Refusals refusals;
    private final transient CurrentUser currentUser;

    RefusedPages(Refusals refusals, CurrentUser currentUser) {
        this.refusals = refusals;
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> watch(init.getUI()));
    }

    private void watch(UI ui) {
        ui.addBeforeEnterListener(this::beforeEnter);
    }

    private void beforeEnter(BeforeEnterEvent event) {
        if (event.isErrorEvent() && event.getErrorParameter().getException() instanceof PageForbidden) {
            currentUser
                    .signIn()
                    .ifPresent(signIn ->
                            refusals.note(Actor.of(signIn), event.getLocation().getPath()));
        }
    }
}
