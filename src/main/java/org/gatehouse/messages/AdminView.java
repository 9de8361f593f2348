package org.gatehouse.messages;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Pages;
import org.gatehouse.shell.OverviewCard;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.StoredCard;
import org.springframework.beans.factory.ObjectProvider;

/** The message for administrators, and below it what each feature has to tell them at a glance. */
@Route("admin")
@PageTitle("Admin · Gatehouse")
@Menu(title = "Admin", order = 5, icon = "shield")
@OpenTo(Audience.ADMINISTRATORS)
class AdminView extends Page implements AfterNavigationObserver {

    private final MessageCard message;
    private final transient ObjectProvider<OverviewCard> cards;
    private final transient Pages pages;
    private final Div overview = new Div();

    AdminView(MessageService messages, ObjectProvider<OverviewCard> cards, Pages pages) {
        super("Admin message", "The API gives this message to administrators. It was asked with your access token.");
        this.cards = cards;
        this.pages = pages;
        message = new MessageCard(messages::adminMessage);
        overview.addClassName("columns");
        add(message, overview);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        message.load();
        overview.removeAll();
        cards.orderedStream().forEach(card -> overview.add(new StoredCard(card.title(), () -> filled(card))));
    }

    private Card filled(OverviewCard card) {
        var links = new Div(pages.at(card.path()).stream()
                .map(page -> Links.view(page.path(), page.title(), "button", "small"))
                .toArray(com.vaadin.flow.component.Component[]::new));
        links.addClassName("buttons");
        return new Card(card.title(), card.content(), links);
    }
}
