package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
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
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Why a user may open a page, or may not: claim, group, rule. Each answer has an address of its own. */
@Route(WhyView.PATH)
@PageTitle("Why? · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class WhyView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/pages/why";
    static final String USER = "user";
    static final String PAGE = "page";

    private static final Logger log = LoggerFactory.getLogger(WhyView.class);
    private static final String NONE = "-";

    private final transient Insight insight;
    private final transient UserAdministration users;
    private final String directory;
    private final Retries retries;
    private final Div chosen = new Div();
    private final Loading answer = new Loading("Asking the directory");
    private final Choice choice;
    private transient @Nullable Asked asked;
    private String page = "";

    WhyView(Insight insight, UserAdministration users) {
        super("Why?", "Why a user may open a page, or may not.");
        this.insight = insight;
        this.users = users;
        this.directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        this.choice = new Choice("why-page", "Page", options(), this::choosePage);
        addComponentAsFirst(
                hasDirectory()
                        ? Links.view("admin/users", "All users", "back")
                        : Links.view("admin/sessions", "All sessions", "back"));
        chosen.addClassName("stack");
        add(new Card("Question", chosen, choice), answer);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        asked = asked(parameters);
        page = parameters.getSingleParameter(PAGE).map(WhyView::route).orElse(NONE);
        choice.value(options().containsKey(page) ? page : NONE);
        show();
    }

    private static @Nullable Asked asked(QueryParameters parameters) {
        String user = parameters.getSingleParameter(USER).orElse("");
        return user.isEmpty() ? Asked.LoggedIn.in(parameters).orElse(null) : new Asked.User(user);
    }

    private void show() {
        chosen.removeAll();
        answer.removeAll();
        Asked whom = asked;
        if (whom == null) {
            chosen.add(picker());
            return;
        }
        try {
            answer.show(
                    insight.about(whom), found -> answer(whom, found), failure -> retries.after(failure, this::show));
        } catch (DataAccessException unavailable) {
            log.warn("What sessions know of somebody could not be read: {}", unavailable.getMessage());
            answer.removeAll();
            answer.add(Notice.problem("There is no answer at the moment: the database does not answer.")
                    .withRetry(this::show));
        }
    }

    private Component answer(Asked whom, Optional<Subject> found) {
        retries.over();
        chosen.removeAll();
        if (found.isEmpty()) {
            chosen.add(
                    new Paragraph(
                            whom instanceof Asked.LoggedIn
                                    ? "That person is not logged in here at the moment, and no user directory here knows"
                                            + " them."
                                    : "There is no user with this id."),
                    picker());
            return new Div();
        }
        Subject subject = found.get();
        var another = Links.view(page.equals(NONE) ? PATH : Addresses.whyFor(page), "Somebody else", "button", "small");
        chosen.add(new Person(subject, another));
        if (page.equals(NONE)) {
            return new PageTable(
                    insight.pages(subject.groups()),
                    each -> Addresses.why(subject.asked(), each.page().route()));
        }
        return insight.why(subject.groups(), page)
                .<Component>map(why -> new Answer(insight, subject, why, BrowserTime.of(UI.getCurrent())))
                .orElseGet(() -> Notice.hint("There is no such page: choose one of the list."));
    }

    private Component picker() {
        if (!hasDirectory()) {
            return new Div(
                    new LoggedInSearch(
                            insight, person -> page.equals(NONE) ? Addresses.why(person) : Addresses.why(person, page)),
                    Links.view(PreviewView.PATH, "Preview as members of a group"));
        }
        return Picker.ofUsers(users, "User: name or login", directory, picked -> {
            asked = new Asked.User(picked.id());
            go();
        });
    }

    private void choosePage(String route) {
        page = route;
        go();
    }

    private void go() {
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address()));
        show();
    }

    private String address() {
        Asked whom = asked;
        if (page.equals(NONE)) {
            return whom == null ? PATH : Addresses.why(whom);
        }
        return whom == null ? Addresses.whyFor(page) : Addresses.why(whom, page);
    }

    private boolean hasDirectory() {
        return users.capabilities().isPresent();
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
