package org.gatehouse.messages;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Page;

/** The message for whoever is signed in. */
@Route("protected")
@PageTitle("Protected · Gatehouse")
@Menu(title = "Protected", order = 4, icon = "lock")
@OpenTo(Audience.SIGNED_IN)
class ProtectedView extends Page implements AfterNavigationObserver {

    private final MessageCard message;

    ProtectedView(MessageService messages) {
        super(
                "Protected message",
                "The API gives this message to whoever is signed in. It was asked with your access token.");
        message = new MessageCard(messages::protectedMessage);
        add(message);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        message.load();
    }
}
