package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.bulk.BulkMenu;
import org.gatehouse.bulk.BulkRuns;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.console.Selection;
import org.gatehouse.console.SelectionBar;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.SearchField;

/** The directory's users. Administrators search, narrow down and open them here, and select many of them. */
@Route(UsersView.PATH)
@PageTitle("Users · Gatehouse")
@Menu(title = "Users", order = 6, icon = "users")
@OpenTo(Audience.ADMINISTRATORS)
class UsersView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/users";

    private static final String ANY = "";

    private final transient UserAdministration users;
    private final transient GroupAdministration groups;
    private final transient BulkRuns bulk;
    private final Outcome outcome = new Outcome();

    UsersView(UserAdministration users, GroupAdministration groups, BulkRuns bulk) {
        super("Users", "Everyone in the directory, whether or not they may log in.");
        this.users = users;
        this.groups = groups;
        this.bulk = bulk;
        addClassName("wide");
        users.capabilities()
                .ifPresentOrElse(
                        capabilities -> add(outcome, new Content(capabilities)),
                        () -> add(NoDirectory.card(users.directorySetup())));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        getChildren()
                .filter(Content.class::isInstance)
                .map(Content.class::cast)
                .forEach(content -> content.show(event));
    }

    /** What there is when there is a directory. */
    final class Content extends Div {

        private final Capabilities capabilities;
        private final Selection selection = new Selection(BulkRuns.MOST);
        private final UserList list;
        private final EveryMatch everyMatch;
        private final SearchField search;
        private final Choice status;
        private final GroupFilter group;
        private final Anchor export = Links.document(UserFilter.NONE.exportAddress(), "Export", "button");
        private UserFilter filter = UserFilter.NONE;

        Content(Capabilities capabilities) {
            this.capabilities = capabilities;
            this.list = new UserList(capabilities, selection, this::nothing);
            this.search = new SearchField(
                    "Search users by the beginning of name, login or e-mail",
                    "Name, login or e-mail",
                    text -> change(filter.withText(text)));
            this.status = new Choice("status", "Status", statuses(capabilities.statuses()), this::onStatus);
            this.group = new GroupFilter(capabilities.name(), groups, id -> change(filter.withGroup(id)));
            this.everyMatch =
                    new EveryMatch(users, selection, capabilities.name(), () -> filter.search(UserSearch.MOST));
            list.list().meanwhile(Meanwhile::hint);
            addClassName("stack");
            var marked = new SelectionBar(selection, list::loaded);
            marked.add(everyMatch, new BulkMenu(bulk, groups, selection, capabilities.name()));
            add(filters(), marked, aboveList(), list);
        }

        private void show(AfterNavigationEvent event) {
            filter = UserFilter.from(event.getLocation().getQueryParameters(), capabilities.statuses());
            search.setValue(filter.text());
            group.show(filter.groupId());
            load();
        }

        private void change(UserFilter changed) {
            if (changed.equals(filter)) {
                return;
            }
            filter = changed;
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, filter.address()));
            load();
        }

        private void load() {
            everyMatch.forget();
            var question = filter.search(CursorGrid.PAGE);
            export.setHref(filter.exportAddress());
            UserStatus wanted = filter.status();
            status.value(wanted == null ? ANY : wanted.name());
            list.list().show(after -> users.search(question, after));
        }

        private void onStatus(String value) {
            change(filter.withStatus(value.equals(ANY) ? null : UserStatus.valueOf(value)));
        }

        private Component filters() {
            var filters = new Div(search, status, group);
            filters.addClassName("tools");
            return filters;
        }

        private Component aboveList() {
            var links = new Div(Links.view("admin/users/import", "Import", "button"), export, list.columnChoice());
            links.addClassNames("buttons", "at-end");
            if (capabilities.staging() || !capabilities.deliveries().isEmpty()) {
                links.addComponentAsFirst(Links.view(NewUserView.PATH, "New user", "button", "primary"));
            }
            var above = new Div(list.list().count(), links);
            above.addClassName("tools");
            return above;
        }

        private Component nothing() {
            var nothing = new Div();
            nothing.addClassName("nothing");
            if (filter.equals(UserFilter.NONE)) {
                nothing.add(new Paragraph("The directory has no users."));
                return nothing;
            }
            var all = new NativeButton("Show all users", click -> showAll());
            all.addClassName("button");
            String text = filter.text().isEmpty() ? "" : " “" + filter.text() + "”";
            nothing.add(new Paragraph("No user matches" + text + (narrowed() ? " with these filters." : ".")), all);
            return nothing;
        }

        private boolean narrowed() {
            return filter.status() != null || filter.groupId() != null;
        }

        private void showAll() {
            search.setValue("");
            group.show(null);
            change(UserFilter.NONE);
        }
    }

    private static Map<String, String> statuses(Set<UserStatus> statuses) {
        var options = new LinkedHashMap<String, String>();
        options.put(ANY, "Any");
        statuses.forEach(status -> options.put(status.name(), status.label()));
        return options;
    }
}
