package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.User;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;

/** Why a user may open a page, or may not: claim, group, rule. Each answer has an address of its own. */
@Route(WhyView.PATH)
@PageTitle("Why? · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class WhyView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/pages/why";
    static final String USER = "user";
    static final String PAGE = "page";

    private static final String NONE = "-";

    private final transient Insight insight;
    private final transient UserAdministration users;
    private final String directory;
    private final Retries retries;
    private final Div chosen = new Div();
    private final Loading answer = new Loading("Asking the directory");
    private final Choice choice;
    private String user = "";
    private String page = "";

    WhyView(Insight insight, UserAdministration users) {
        super("Why?", "Why a user may open a page, or may not.");
        this.insight = insight;
        this.users = users;
        this.directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        this.choice = new Choice("why-page", "Page", options(), this::choosePage);
        addComponentAsFirst(Links.view("admin/users", "All users", "back"));
        chosen.addClassName("stack");
        add(new Card("Question", chosen, choice), answer);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        user = parameters.getSingleParameter(USER).orElse("");
        page = parameters.getSingleParameter(PAGE).map(WhyView::route).orElse(NONE);
        choice.value(options().containsKey(page) ? page : NONE);
        show();
    }

    private void show() {
        chosen.removeAll();
        answer.removeAll();
        if (users.capabilities().isEmpty()) {
            chosen.add(
                    Notice.hint("No user directory is set up, so there are no users to ask about. Whoever is signed in"
                            + " finds on the page Profile what they may open, and why."));
            choice.setVisible(false);
            return;
        }
        if (user.isEmpty()) {
            chosen.add(picker());
            return;
        }
        answer.show(insight.user(user), this::answer, failure -> retries.after(failure, this::show));
    }

    private Component answer(Optional<Subject> found) {
        retries.over();
        chosen.removeAll();
        if (found.isEmpty()) {
            chosen.add(new Paragraph("There is no user with this id."), picker());
            return new Div();
        }
        Subject subject = found.get();
        var another = Links.view(page.equals(NONE) ? PATH : Addresses.whyFor(page), "Another user", "button", "small");
        chosen.add(new Person(subject, another));
        if (page.equals(NONE)) {
            return new PageTable(
                    insight.pages(subject.groups()),
                    each -> Addresses.why(user, each.page().route()));
        }
        return insight.why(subject.groups(), page)
                .<Component>map(why -> new Answer(insight, subject, why, BrowserTime.of(UI.getCurrent())))
                .orElseGet(() -> Notice.hint("There is no such page: choose one of the list."));
    }

    private Picker<User> picker() {
        return Picker.ofUsers(users, "User: name or login", directory, picked -> {
            user = picked.id();
            go();
        });
    }

    private void choosePage(String route) {
        page = route;
        go();
    }

    private void go() {
        String address = page.equals(NONE) ? Addresses.why(user) : Addresses.why(user, page);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address));
        show();
    }

    private static String route(String parameter) {
        return parameter.equals(Addresses.HOME) ? "" : parameter.isEmpty() ? NONE : parameter;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(NONE, "All pages");
        insight.pages(Set.of())
                .forEach(each -> options.put(
                        each.page().route(),
                        each.page().title() + " (/" + each.page().route() + ")"));
        return options;
    }
}
