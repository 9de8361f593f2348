package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Field;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Menu and pages as a user or the members of a group find them. The preview is this page and nothing else: it is on from
 * here to the next click that leaves it, in no other tab, and nothing else in the application knows of it. It shows what
 * the policy decides and opens no page in anybody's name, so there is nothing in it that could be used.
 */
@Route(PreviewView.PATH)
@PageTitle("Preview · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class PreviewView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/preview";
    static final String AS = "as";
    static final String USER = "user:";
    static final String GROUP = "group:";

    private static final Logger log = LoggerFactory.getLogger(PreviewView.class);
    private static final int LONGEST_NAME = 300;

    private final transient Insight insight;
    private final transient UserAdministration users;
    private final transient GroupAdministration groups;
    private final String directory;
    private final Retries retries;
    private final Loading content = new Loading("Asking the directory");
    private transient @Nullable Runnable end;

    PreviewView(Insight insight, UserAdministration users, GroupAdministration groups) {
        super("Preview", "Which menu and pages somebody else finds here.");
        this.insight = insight;
        this.users = users;
        this.groups = groups;
        this.directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        addClassName("wide");
        add(content);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        stop();
        show(event.getLocation().getQueryParameters());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop();
    }

    /** Whatever ends it, it ends once. */
    private void stop() {
        Runnable over = end;
        end = null;
        if (over != null) {
            over.run();
        }
    }

    /** @param parameters what stands in the address, which may be anything */
    private void show(QueryParameters parameters) {
        asked(parameters)
                .ifPresentOrElse(
                        this::show,
                        () -> put(choosing(
                                parameters.getParameters().isEmpty()
                                        ? ""
                                        : "There is nobody of whom that could be a preview.")));
    }

    private static Optional<Asked> asked(QueryParameters parameters) {
        String as = parameters.getSingleParameter(AS).orElse("");
        if (as.startsWith(GROUP) && as.length() > GROUP.length() && as.length() < LONGEST_NAME) {
            return Optional.of(new Asked.Group(as.substring(GROUP.length())));
        }
        if (as.startsWith(USER) && as.length() > USER.length()) {
            return Optional.of(new Asked.User(as.substring(USER.length())));
        }
        return Asked.LoggedIn.in(parameters);
    }

    private void show(Asked asked) {
        content.removeAll();
        try {
            content.show(
                    insight.about(asked),
                    found -> found.map(subject -> begun(asked, subject)).orElseGet(() -> choosing(nobody(asked))),
                    failure -> retries.after(failure, () -> show(asked)));
        } catch (DataAccessException unavailable) {
            log.warn("What sessions know of somebody could not be read: {}", unavailable.getMessage());
            put(Notice.problem("There is no preview at the moment: the database does not answer.")
                    .withRetry(() -> show(asked)));
        }
    }

    private static String nobody(Asked asked) {
        return asked instanceof Asked.LoggedIn
                ? "That person is not logged in here at the moment."
                : "There is no user with this id.";
    }

    private Component begun(Asked asked, Subject subject) {
        retries.over();
        try {
            end = insight.begin(subject);
        } catch (DataAccessException unavailable) {
            log.warn("A preview could not be noted: {}", unavailable.getMessage());
            return Notice.problem("The database does not answer, and without a record there is no preview.")
                    .withRetry(() -> show(asked));
        }
        return new Preview(insight, subject);
    }

    private Component choosing(String problem) {
        var choosing = new Div();
        choosing.addClassName("stack");
        if (!problem.isEmpty()) {
            choosing.add(Notice.hint(problem));
        }
        if (!hasDirectory()) {
            choosing.add(
                    new Card("As members of a group", typedGroup()),
                    new Card("As somebody who is logged in", new LoggedInSearch(insight, Addresses::preview)),
                    Links.view("admin/sessions", "Back to the sessions", "button"));
            return choosing;
        }
        choosing.add(
                new Card(
                        "As members of a group",
                        Picker.ofGroups(
                                groups, "Group: its name", directory, group -> go(new Asked.Group(group.name())))),
                new Card(
                        "As a user",
                        Picker.ofUsers(users, "User: name or login", directory, user -> go(new Asked.User(user.id())))),
                Links.view("admin/users", "Back to the users", "button"));
        return choosing;
    }

    private Component typedGroup() {
        var name = new Field("Name of a group", LONGEST_NAME - GROUP.length() - 1)
                .withHint("Exactly as your provider writes it. There is no directory that could suggest one.");
        var preview = new NativeButton("Preview", click -> {
            name.complain(name.text().isEmpty() ? "A group has a name." : "");
            if (!name.isWrong()) {
                go(new Asked.Group(name.text()));
            }
        });
        preview.addClassName("button");
        var form = new Div(name.withEnter(preview), preview);
        form.addClassName("stack");
        return form;
    }

    private void put(Component component) {
        content.removeAll();
        content.add(component);
    }

    private void go(Asked asked) {
        var address = new Location(Addresses.preview(asked));
        getUI().ifPresent(ui -> ui.navigate(address.getPath(), address.getQueryParameters()));
    }

    private boolean hasDirectory() {
        return users.capabilities().isPresent();
    }
}
