package org.gatehouse.messages;

import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Page;

/** The message for administrators. */
@Route("admin")
@PageTitle("Admin · Gatehouse")
@Menu(title = "Admin", order = 5, icon = "shield")
@OpenTo(Audience.ADMINISTRATORS)
class AdminView extends Page implements AfterNavigationObserver {

    private final MessageCard message;

    AdminView(MessageService messages) {
        super("Admin message", "The API gives this message to administrators. It was asked with your access token.");
        message = new MessageCard(messages::adminMessage);
        add(message);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        message.load();
    }
}
