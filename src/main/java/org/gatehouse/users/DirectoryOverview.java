package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.shell.OverviewCard;
import org.gatehouse.uikit.Facts;
import org.springframework.core.annotation.Order;

/** Which directory is set up. It is not asked anything. */
@org.springframework.stereotype.Component
@Order(3)
class DirectoryOverview implements OverviewCard {

    private final UserAdministration users;

    DirectoryOverview(UserAdministration users) {
        this.users = users;
    }

    @Override
    public String title() {
        return "User directory";
    }

    @Override
    public String path() {
        return UsersView.PATH;
    }

    @Override
    public Component content() {
        return users.capabilities()
                .<Component>map(DirectoryOverview::facts)
                .orElseGet(() -> new Paragraph("None is set up. The page of users says what that takes."));
    }

    private static Facts facts(Capabilities directory) {
        return new Facts()
                .with("Kept by", directory.name())
                .with("Groups", directory.changesGroups() ? "Made and renamed here" : "Made there only");
    }
}
