package org.gatehouse.requests;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.shell.OverviewCard;
import org.gatehouse.uikit.Words;
import org.springframework.core.annotation.Order;

/** How many requests wait for a decision. */
@org.springframework.stereotype.Component
@Order(2)
class RequestsOverview implements OverviewCard {

    private final RequestAdministration administration;

    RequestsOverview(RequestAdministration administration) {
        this.administration = administration;
    }

    @Override
    public String title() {
        return "Requests for access";
    }

    @Override
    public String path() {
        return RequestsView.PATH;
    }

    @Override
    public Component content() {
        int waiting = administration.count(RequestState.WAITING);
        return new Paragraph(
                waiting == 0
                        ? "Nobody waits for a decision."
                        : Words.count(waiting, "request") + (waiting == 1 ? " waits" : " wait") + " for a decision.");
    }
}
