package org.gatehouse.messages;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Page;

/** The message for everyone. */
@Route("public")
@PageTitle("Public · Gatehouse")
@Menu(title = "Public", order = 3, icon = "globe")
@OpenTo(Audience.EVERYONE)
class PublicView extends Page implements AfterNavigationObserver {

    private final MessageCard message;

    PublicView(MessageService messages) {
        super("Public message", "The API gives this message to everyone, signed in or not.");
        message = new MessageCard(messages::publicMessage);
        add(message);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        message.load();
    }
}
