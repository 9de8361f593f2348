package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.uikit.Card;
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
        show(event.getLocation().getQueryParameters().getSingleParameter(AS).orElse(""));
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

    /** @param as what stands in the address, which may be anything */
    private void show(String as) {
        content.removeAll();
        if (as.startsWith(Subject.GROUP) && as.length() > Subject.GROUP.length() && as.length() < LONGEST_NAME) {
            content.add(begun(Subject.ofGroup(as.substring(Subject.GROUP.length()))));
        } else if (as.startsWith(Subject.USER) && as.length() > Subject.USER.length() && hasDirectory()) {
            content.show(
                    insight.user(as.substring(Subject.USER.length())),
                    found -> found.map(this::begun).orElseGet(() -> choosing("There is no user with this id.")),
                    failure -> retries.after(failure, () -> show(as)));
        } else {
            content.add(choosing(as.isEmpty() ? "" : "There is nobody of whom that could be a preview."));
        }
    }

    private Component begun(Subject subject) {
        retries.over();
        try {
            end = insight.begin(subject);
        } catch (DataAccessException unavailable) {
            log.warn("A preview could not be noted: {}", unavailable.getMessage());
            return Notice.problem("The database does not answer, and without a record there is no preview.")
                    .withRetry(() -> show(subject.key()));
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
            choosing.add(new Paragraph("No user directory is set up, so there is nobody to choose from here."));
            return choosing;
        }
        choosing.add(
                new Card(
                        "As members of a group",
                        Picker.ofGroups(
                                groups, "Group: its name", directory, group -> go(Subject.GROUP + group.name()))),
                new Card(
                        "As a user",
                        Picker.ofUsers(users, "User: name or login", directory, user -> go(Subject.USER + user.id()))),
                Links.view("admin/users", "Back to the users", "button"));
        return choosing;
    }

    private void go(String key) {
        getUI().ifPresent(ui -> ui.navigate(Addresses.preview(key)));
    }

    private boolean hasDirectory() {
        return users.capabilities().isPresent();
    }
}
