package org.gatehouse.groups;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.internal.UrlUtil;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Page;
import org.jspecify.annotations.Nullable;

/** One group: its name, which pages it opens, and who is in it. */
@Route(GroupView.PATH)
@PageTitle("Group · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class GroupView extends Page implements AfterNavigationObserver {

    static final String PATH = GroupsView.PATH + "/:" + GroupView.ID;

    private static final String ID = "id";

    /** Name the user, the deletion or the other name, that somebody was about when they had to prove who they are. */
    private static final String ADD = "add";

    private static final String REMOVE = "remove";
    private static final String DELETE = "delete";
    private static final String RENAME = "rename";
    private static final String DESCRIPTION = "description";

    private final transient GroupAdministration groups;
    private final transient UserAdministration users;
    private final Outcome outcome = new Outcome();
    private final Loading content = new Loading("Loading the group");
    private final String directory;
    private final Retries retries;

    GroupView(GroupAdministration groups, UserAdministration users) {
        super("Group");
        this.groups = groups;
        this.users = users;
        this.directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        addComponentAsFirst(Links.view(GroupsView.PATH, "All groups", "back"));
        add(outcome, content);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (users.capabilities().isEmpty()) {
            content.removeAll();
            content.add(NoDirectory.card(users.directorySetup()));
            return;
        }
        String id = event.getRouteParameters().get(ID).orElse("");
        load(id, event.getLocation().getQueryParameters());
    }

    private void load(String id, QueryParameters comingBack) {
        content.show(
                groups.find(id),
                found -> found.map(group -> page(group, comingBack)).orElseGet(GroupView::unknown),
                failure -> retries.after(failure, () -> load(id, comingBack)));
    }

    private Component page(Group group, QueryParameters comingBack) {
        retries.over();
        heading.setText(group.name());
        boolean changes =
                users.capabilities().filter(Capabilities::changesGroups).isPresent();
        var members = new Members(groups, users, group, directory);
        var about = new GroupCard(groups, group, changes, directory, outcome, now -> {
            heading.setText(now.name());
            members.goOnWith(now);
        });
        var page = new Div(about, links(group), members);
        page.addClassName("stack");
        goOn(comingBack, about, members, group);
        return page;
    }

    private static Div links(Group group) {
        var links = new Div(
                Links.view(
                        "admin/preview?as=" + UrlUtil.encodeURIComponent("group:" + group.name()),
                        "Preview as a member",
                        "button"),
                Links.view(
                        "admin/audit?target=" + UrlUtil.encodeURIComponent("group:" + group.id()),
                        "Who changed it, joined or left",
                        "button"));
        links.addClassName("buttons");
        return links;
    }

    /** After a proof of identity, with the question that it was given for. Reloading the page must not ask again. */
    private void goOn(QueryParameters parameters, GroupCard about, Members members, Group group) {
        Optional<String> add = parameters.getSingleParameter(ADD);
        Optional<String> remove = parameters.getSingleParameter(REMOVE);
        Optional<String> rename = parameters.getSingleParameter(RENAME);
        boolean delete = parameters.getSingleParameter(DELETE).isPresent();
        if (add.isPresent() || remove.isPresent() || rename.isPresent() || delete) {
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, GroupWords.address(group.id())));
        }
        add.ifPresent(user -> members.comeBack(user, Members.Step.ADD));
        remove.ifPresent(user -> members.comeBack(user, Members.Step.REMOVE));
        rename.ifPresent(name -> about.comeBackToRename(new GroupForm.Values(
                name, parameters.getSingleParameter(DESCRIPTION).orElse(""))));
        if (delete) {
            about.askToDelete(true);
        }
    }

    static String backTo(Group group, String question, @Nullable String about) {
        return "/" + GroupWords.address(group.id()) + "?" + question + "="
                + (about == null ? "" : GroupWords.encoded(about));
    }

    static String backToRename(Group group, GroupForm.Values typed) {
        return backTo(group, RENAME, typed.name()) + "&" + DESCRIPTION + "=" + GroupWords.encoded(typed.description());
    }

    private static Component unknown() {
        return Notice.hint("There is no such group, or no longer.").withView(GroupsView.PATH, "All groups");
    }
}
