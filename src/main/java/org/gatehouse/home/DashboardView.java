package org.gatehouse.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.account.AccountPanel;
import org.gatehouse.greeting.Greeting;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Badges;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;

/** The first page after log-in: a greeting, and who you are here. */
@Route("dashboard")
@PageTitle("Dashboard · Gatehouse")
@Menu(title = "Dashboard", order = 1, icon = "dashboard")
@OpenTo(Audience.SIGNED_IN)
class DashboardView extends Page implements AfterNavigationObserver {

    private final String firstName;
    private final AccountPanel account;

    DashboardView(CurrentUser currentUser, AccountPanel account) {
        super("Dashboard");
        this.account = account;
        SignedInUser user = currentUser.get().orElseThrow();
        this.firstName = user.firstName() == null ? user.name() : user.firstName();
        var columns = new Div(new Card("Identity", identity(user)), new Card("Account", account));
        columns.addClassName("columns");
        add(columns, new Card("Groups", groups(user)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var now = BrowserTime.of(event.getUI()).now().toLocalTime();
        heading.setText(Greeting.at(now).text() + ", " + firstName);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        account.showInShort();
    }

    private static Facts identity(SignedInUser user) {
        return new Facts()
                .with("Name", user.name())
                .with("E-mail", user.email())
                .with("User id", user.subject());
    }

    private static Component groups(SignedInUser user) {
        if (!user.groupsKnown()) {
            var hint = Notice.hint("Your groups could not be read, or not all of them; it is tried again by itself.");
            return user.groups().isEmpty() ? hint : new Div(new Badges(user.groups()), hint);
        }
        return user.groups().isEmpty()
                ? new Paragraph("Your identity provider names no groups for you.")
                : new Badges(user.groups());
    }
}
