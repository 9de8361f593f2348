package org.gatehouse.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.uikit.Links;

/** What Gatehouse is, and the way in. */
@Route("")
@PageTitle("Gatehouse")
@Menu(title = "Home", order = 0, icon = "home")
@OpenTo(Audience.EVERYONE)
class HomeView extends Div {

    static final String EYEBROW = "Sign-in, access and accounts";
    static final String TITLE = "The front door for your application";
    static final String LEAD = "Gatehouse lets the right people into your application: sign-up and log-in with any "
            + "OpenID Connect provider, pages that open by group, and tokens that never leave the server.";

    HomeView(CurrentUser currentUser) {
        // What HomeFirstPaint put in its place has done its work.
        getElement().executeJs("document.querySelector('.first-paint')?.remove()");
        addClassNames("page", "home");
        boolean signedIn = currentUser.get().isPresent();
        add(hero(signedIn ? wayOn() : wayIn()), features());
    }

    private static Section hero(Component buttons) {
        var eyebrow = new Span(EYEBROW);
        eyebrow.addClassName("eyebrow");
        var lead = new Paragraph(LEAD);
        lead.addClassName("lead");
        var hero = new Section(eyebrow, new H1(TITLE), lead, buttons);
        hero.addClassName("hero");
        return hero;
    }

    private static Component wayIn() {
        return buttons(
                Links.document("login", "Log In", "button", "primary"), Links.document("signup", "Sign Up", "button"));
    }

    private static Component wayOn() {
        return buttons(
                Links.view("dashboard", "Dashboard", "button", "primary"),
                Links.view("profile", "View Profile", "button"));
    }

    private static Component buttons(Component... links) {
        var row = new Div(links);
        row.addClassName("buttons");
        return row;
    }

    private static Component features() {
        var features = new Section(
                feature(
                        "key",
                        "Log in anywhere",
                        "Okta, Auth0, Entra, Google, Keycloak or any OpenID Connect provider: a few lines of settings."),
                feature(
                        "lock",
                        "Open by group",
                        "One line above a page says who it is open to. Everything else is shut."),
                feature("shield", "Tokens stay here", "The browser holds a session cookie and nothing to steal."),
                feature("page", "Add a page", "Write one class. Menu entry, guard and title come with it."));
        features.addClassName("features");
        features.getElement().setAttribute("aria-label", "Features");
        return features;
    }

    private static Component feature(String icon, String title, String text) {
        var sign = new Span();
        sign.addClassNames("icon", "icon-" + icon);
        sign.getElement().setAttribute("aria-hidden", "true");
        var card = new Div(sign, new H2(title), new Paragraph(text));
        card.addClassName("card");
        return card;
    }
}
