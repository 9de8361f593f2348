package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.console.ColumnChoice;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.Selection;
import org.gatehouse.console.Selection.Marked;
import org.gatehouse.console.SelectionColumn;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.User;
import org.gatehouse.uikit.BrowserTime;
import org.jspecify.annotations.Nullable;

/** The columns of the list of users. A phone gets one that tells it all; the wider the window, the more of them. */
final class UserList extends Div {

    private static final int SOME_COLUMNS = 760;
    private static final int MORE_COLUMNS = 1150;
    private static final int ALL_COLUMNS = 1600;

    /** Nobody reads more in a cell, and every row is sent whole. */
    private static final int LONGEST = 200;

    private static final String TEXT = "<div class=\"cell\"><span title=\"${item.text}\">${item.text}</span></div>";
    private static final String TIME = "<span class=\"when\" title=\"${item.exactly}\">${item.text}</span>";
    private static final String BADGE = "<span class=\"badge ${item.look}\">${item.status}</span>";
    private static final String PERSON = """
            <div class="cell"><a class="strong" href="${item.address}" router-link title="${item.name}">${item.name}</a>
            <span class="quiet" title="${item.login}">${item.login}</span>
            <span class="quiet on-phone" title="${item.email}">${item.email}</span>
            <span class="on-phone"><span class="badge ${item.look}">${item.status}</span></span></div>""";

    private final CursorGrid<User> list;
    private final ColumnChoice choice = new ColumnChoice("users");

    UserList(Capabilities capabilities, Selection selection, Supplier<Component> nothing) {
        this.list = new CursorGrid<>("user", capabilities.name(), User::id, nothing);
        list.grid().getElement().setProperty("accessibleName", "Users");
        SelectionColumn.on(list, selection, UserList::marked);
        list.grid().addColumn(person()).setHeader("Person").setFlexGrow(3);
        if (capabilities.attributes().contains(Attribute.EMAIL)) {
            offer("E-mail", SOME_COLUMNS, text(User::email)).setFlexGrow(2);
        }
        offer("Status", SOME_COLUMNS, status(BADGE)).setWidth("10rem").setFlexGrow(0);
        for (Attribute attribute : List.of(Attribute.DEPARTMENT, Attribute.TITLE)) {
            if (capabilities.attributes().contains(attribute)) {
                offer(
                        attribute.label(),
                        ALL_COLUMNS,
                        text(user -> user.profile().get(attribute)));
            }
        }
        offer("Last login", MORE_COLUMNS, time(User::lastLogin));
        offer("Created", MORE_COLUMNS, time(User::created));
        list.grid().addItemClickListener(click -> open(click.getItem()));
        add(list);
    }

    CursorGrid<User> list() {
        return list;
    }

    ColumnChoice columnChoice() {
        return choice;
    }

    List<Marked> loaded() {
        return list.items().stream().map(UserList::marked).toList();
    }

    private Grid.Column<User> offer(String label, int fromWidth, LitRenderer<User> renderer) {
        var column = list.grid().addColumn(renderer).setHeader(label);
        choice.offer(label, column, fromWidth);
        return column;
    }

    private void open(User user) {
        getUI().ifPresent(ui -> ui.navigate(UserLink.to(user.id())));
    }

    static Marked marked(User user) {
        return new Marked(user.id(), clipped(user.name()));
    }

    private static LitRenderer<User> person() {
        return status(PERSON)
                .withProperty("name", user -> clipped(user.name()))
                .withProperty("login", user -> clipped(user.login()))
                .withProperty("email", user -> user.login().equals(user.email()) ? "" : clipped(user.email()))
                .withProperty("address", user -> UserLink.to(user.id()));
    }

    private static LitRenderer<User> status(String template) {
        return LitRenderer.<User>of(template)
                .withProperty("status", StatusBadge::text)
                .withProperty("look", StatusBadge::look);
    }

    private static LitRenderer<User> text(Function<User, @Nullable String> value) {
        return LitRenderer.<User>of(TEXT).withProperty("text", user -> clipped(value.apply(user)));
    }

    private static LitRenderer<User> time(Function<User, @Nullable Instant> instant) {
        return LitRenderer.<User>of(TIME)
                .withProperty("text", user -> relative(instant.apply(user)))
                .withProperty(
                        "exactly",
                        user -> Objects.requireNonNullElse(
                                BrowserTime.of(UI.getCurrent()).moment(instant.apply(user)), ""));
    }

    private static String relative(@Nullable Instant instant) {
        return instant == null ? "" : BrowserTime.of(UI.getCurrent()).relative(instant, Instant.now());
    }

    private static String clipped(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
