package org.gatehouse.sessions;

import com.vaadin.flow.component.Component;
import org.gatehouse.shell.OverviewCard;
import org.gatehouse.uikit.Facts;
import org.springframework.core.annotation.Order;

/** How many are logged in. */
@org.springframework.stereotype.Component
@Order(1)
class SessionsOverview implements OverviewCard {

    private final SessionAdministration administration;

    SessionsOverview(SessionAdministration administration) {
        this.administration = administration;
    }

    @Override
    public String title() {
        return "Live sessions";
    }

    @Override
    public String path() {
        return SessionsView.PATH;
    }

    @Override
    public Component content() {
        return new Facts()
                .with("On all servers", String.valueOf(administration.count("")))
                .with("In use on this server", String.valueOf(administration.countHere()));
    }
}
