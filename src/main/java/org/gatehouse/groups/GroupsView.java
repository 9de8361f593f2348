package org.gatehouse.groups;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Words;

/** The provider's groups. Administrators look for one here, or make one. */
@Route(GroupsView.PATH)
@PageTitle("Groups · Gatehouse")
@Menu(title = "Groups", order = 7, icon = "groups")
@OpenTo(Audience.ADMINISTRATORS)
class GroupsView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/groups";

    private static final String SEARCH = "q";
    private static final int LONGEST_SEARCH = 200;
    private static final int DEBOUNCE_MILLISECONDS = 300;

    private final transient GroupAdministration groups;
    private final Outcome outcome = new Outcome();
    private final Div making = new Div();
    private final NativeButton make = new NativeButton("New group", click -> make());
    private final Input search = new Input(ValueChangeMode.LAZY);
    private final CursorGrid<Group> list;
    private final Retries retries;

    GroupsView(GroupAdministration groups, UserAdministration users) {
        super("Groups", "Groups of your directory. They decide which pages people may open.");
        this.groups = groups;
        String directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        this.list = new CursorGrid<>("group", directory, Group::id, this::nothing);
        addClassName("wide");
        if (users.capabilities().isEmpty()) {
            add(NoDirectory.card(users.directorySetup()));
            return;
        }
        columns(list.grid());
        make.addClassNames("button", "primary");
        make.setVisible(users.capabilities().filter(Capabilities::changesGroups).isPresent());
        var tools = new Div(searchField(), list.count(), make);
        tools.addClassName("tools");
        add(outcome, tools, making, list);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (list.getParent().isEmpty()) {
            return; // there is no directory to search
        }
        String text = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(SEARCH)
                .orElse("");
        show(text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text);
    }

    private void show(String text) {
        search.setValue(text);
        list.show(after -> groups.search(new GroupSearch(text, CursorGrid.PAGE), after));
    }

    private void onSearch(String text) {
        show(text);
        var query = QueryParameters.simple(text.isBlank() ? Map.of() : Map.of(SEARCH, text));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, query)));
    }

    private void make() {
        outcome.removeAll();
        making.removeAll();
        make.setEnabled(false);
        var cancel = new NativeButton("Cancel", click -> {
            stopMaking();
            make.focus();
        });
        cancel.addClassName("button");
        var form = new GroupForm(null, "Create group", this::create).with(cancel);
        making.add(new Card("New group", form.focused()));
    }

    private void stopMaking() {
        making.removeAll();
        make.setEnabled(true);
    }

    private void create(GroupForm form, GroupForm.Values values) {
        var progress = new Loading(() -> Notice.hint("Making " + Words.named(values.name()) + " …"));
        outcome.tell(progress);
        progress.show(
                groups.create(values.name(), values.description()),
                made -> {
                    form.saved();
                    stopMaking();
                    list.put(made);
                    outcome.tellAndFocus(Notice.done(Words.named(made.name()) + " was made.")
                            .withView(GroupWords.address(made.id()), "Open it"));
                    return new Div();
                },
                failure -> form.failed(failure) ? new Div() : retries.afterChange(failure, () -> create(form, values)));
    }

    private Component nothing() {
        var nothing = new Div();
        nothing.addClassName("nothing");
        if (search.getValue().isBlank()) {
            nothing.add(new Paragraph("There are no groups."));
        } else {
            var all = new NativeButton("Show all groups", click -> onSearch(""));
            all.addClassName("button");
            nothing.add(new Paragraph("No group begins with “" + search.getValue() + "”."), all);
        }
        return nothing;
    }

    private Input searchField() {
        search.setType("search");
        search.setPlaceholder("Name of a group");
        search.setAriaLabel("Search groups by the beginning of their name");
        search.getElement().setAttribute("maxlength", String.valueOf(LONGEST_SEARCH));
        search.setValueChangeTimeout(DEBOUNCE_MILLISECONDS);
        search.addClassName("search");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSearch(change.getValue());
            }
        });
        return search;
    }

    private void columns(Grid<Group> grid) {
        grid.getElement().setProperty("accessibleName", "Groups");
        grid.addColumn(LitRenderer.<Group>of("""
                        <div class="cell"><a class="strong" router-link href="${item.address}">${item.name}</a>
                        <span class="quiet" title="${item.about}">${item.about}</span></div>""")
                        .withProperty("name", Group::name)
                        .withProperty("address", group -> GroupWords.address(group.id()))
                        .withProperty("about", group -> Objects.requireNonNullElse(group.description(), "")))
                .setHeader("Group")
                .setFlexGrow(1);
        grid.addColumn(LitRenderer.<Group>of("""
                        <div class="cell"><span>${item.kind}</span><span class="quiet">${item.size}</span></div>""")
                        .withProperty("kind", group -> GroupWords.kind(group.kind()))
                        .withProperty("size", group -> group.size() == null ? "" : Words.count(group.size(), "member")))
                .setHeader("Kind")
                .setWidth("9rem")
                .setFlexGrow(0);
    }
}
