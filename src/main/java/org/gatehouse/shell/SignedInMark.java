package org.gatehouse.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.gatehouse.session.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * Tells {@code frontend/session.ts} whose page a document is, if anybody's, so that it watches over the session. Vaadin's
 * own message about a session that has ended is switched off: a page that missed the end is loaded anew, which leads to
 * where it can be opened again.
 */
@Component
class SignedInMark implements VaadinServiceInitListener, IndexHtmlRequestListener {

    private final CurrentUser currentUser;

    SignedInMark(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this);
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        event.getSource().setSystemMessagesProvider(info -> messages);
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
