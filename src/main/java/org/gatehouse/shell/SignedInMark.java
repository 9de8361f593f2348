package org.gatehouse.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.gatehouse.session.CurrentUser;
import org.springframework.stereotype.Component;

/** Tells {@code frontend/session.ts} whose page a document is, if anybody's, so that it watches over the session. */
@Component
class SignedInMark implements VaadinServiceInitListener, IndexHtmlRequestListener {

    private final CurrentUser currentUser;

    SignedInMark(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        currentUser
                .signIn()
                .ifPresent(signIn -> response.getDocument()
                        .head()
                        .appendElement("meta")
                        .attr("name", "gatehouse-person")
                        .attr("content", signIn.user().tag()));
    }
}
