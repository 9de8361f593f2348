package org.gatehouse.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Map;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Page;

/**
 * Who the application takes you for: the identity provider's claims and what they open, beside them what the directory
 * says, and where the person is logged in.
 */
@Route("profile")
@PageTitle("Profile · Gatehouse")
@Menu(title = "Profile", order = 2, icon = "user")
@OpenTo(Audience.SIGNED_IN)
class ProfileView extends Page implements AfterNavigationObserver {

    private final AccountPanel account;
    private final DeviceList devices;
    private final MyPages pages;

    ProfileView(CurrentUser currentUser, AccountPanel account, DeviceList devices, MyPages pages) {
        super(
                "Profile",
                "What your identity provider and the user directory say about you, what is open to you, and where you are"
                        + " logged in.");
        this.account = account;
        this.devices = devices;
        this.pages = pages;
        var refresh = new NativeButton("Refresh", click -> account.refresh());
        refresh.addClassName("button");
        Map<String, Object> claims = currentUser.get().map(SignedInUser::claims).orElse(Map.of());
        var beside = new Div(new Card("User directory", account, refresh), new Card("My devices", devices));
        beside.addClassName("stack");
        var first = new Div(
                new Card("Claims", Claims.table(claims), Claims.json(claims)),
                new Card("What you may open, and why", pages));
        first.addClassName("stack");
        var columns = new Div(first, beside);
        columns.addClassNames("columns", "wide-first");
        add(columns);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        account.showInFull();
        devices.show();
        pages.show();
    }
}
