package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.console.ColumnChoice;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.Row;
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

    private static final int ANY_WIDTH = 0;
    private static final int SOME_COLUMNS = 760;
    private static final int MORE_COLUMNS = 1100;
    private static final int ALL_COLUMNS = 1350;

    /** Nobody reads more in a cell, and every row is sent whole. */
    private static final int LONGEST = 200;

    private static final String TEXT = "<span class=\"clip\" title=\"${item.text}\">${item.text}</span>";
    private static final String TIME = "<span class=\"when\" title=\"${item.exactly}\">${item.text}</span>";
    private static final String BADGE = "<span class=\"badge ${item.look}\">${item.status}</span>";
    private static final String PERSON = """
            <div class="cell"><a class="strong" href="${item.address}" router-link title="${item.name}">${item.name}</a>
            <span class="quiet" title="${item.login}">${item.login}</span>
            <span class="quiet on-phone" title="${item.email}">${item.email}</span>
            <span class="on-phone"><span class="badge ${item.look}">${item.status}</span></span></div>""";

    private final CursorGrid<User> grid;
    private final ColumnChoice choice = new ColumnChoice("users");

    UserList(Capabilities capabilities, Selection selection, Supplier<Component> nothing) {
        this.grid = new CursorGrid<>("Users", capabilities.name(), nothing, loaded -> {});
        SelectionColumn.on(grid, selection, UserList::marked);
        grid.column("Person", PERSON, person()).setFlexGrow(3);
        Set<Attribute> attributes = capabilities.attributes();
        if (attributes.contains(Attribute.EMAIL)) {
            offer("email", "E-mail", SOME_COLUMNS, text(User::email)).setFlexGrow(2);
        }
        var status = grid.column("Status", BADGE, Map.of("status", StatusWords::of, "look", UserList::look));
        choice.offer("status", "Status", status.setWidth("10rem").setFlexGrow(0), SOME_COLUMNS);
        for (Attribute attribute : List.of(Attribute.DEPARTMENT, Attribute.TITLE)) {
            if (attributes.contains(attribute)) {
                offer(
                        attribute.name(),
                        attribute.label(),
                        ALL_COLUMNS,
                        text(user -> user.profile().get(attribute)));
            }
        }
        choice.offer("login", "Last login", grid.column("Last login", TIME, time(User::lastLogin)), MORE_COLUMNS);
        choice.offer("created", "Created", grid.column("Created", TIME, time(User::created)), MORE_COLUMNS);
        grid.grid().addItemClickListener(click -> open(click.getItem()));
        add(grid);
    }

    CursorGrid<User> grid() {
        return grid;
    }

    Component columnChoice() {
        return choice;
    }

    List<Marked> loaded() {
        return grid.items().stream().map(UserList::marked).toList();
    }

    private Grid.Column<Row<User>> offer(
            String id, String label, int fromWidth, Map<String, Function<User, Object>> text) {
        var column = grid.column(label, TEXT, text);
        choice.offer(id, label, column, Math.max(fromWidth, ANY_WIDTH));
        return column;
    }

    private void open(Row<User> row) {
        User user = row.item();
        if (user != null) {
            getUI().ifPresent(ui -> ui.navigate(UserLink.to(user.id())));
        }
    }

    private static Marked marked(User user) {
        return new Marked(user.id(), clipped(user.name()));
    }

    private static Map<String, Function<User, Object>> person() {
        return Map.of(
                "name",
                user -> clipped(user.name()),
                "login",
                user -> clipped(user.login()),
                "email",
                user -> user.login().equals(user.email()) ? "" : clipped(user.email()),
                "address",
                user -> UserLink.to(user.id()),
                "status",
                StatusWords::of,
                "look",
                UserList::look);
    }

    private static Object look(User user) {
        return StatusWords.look(user.status());
    }

    private static Map<String, Function<User, Object>> text(Function<User, @Nullable String> value) {
        return Map.of("text", user -> clipped(value.apply(user)));
    }

    private static Map<String, Function<User, Object>> time(Function<User, @Nullable Instant> instant) {
        return Map.of("text", user -> relative(instant.apply(user)), "exactly", user -> moment(instant.apply(user)));
    }

    private static String relative(@Nullable Instant instant) {
        return instant == null ? "" : time().relative(instant, Instant.now());
    }

    private static String moment(@Nullable Instant instant) {
        String moment = time().moment(instant);
        return moment == null ? "" : moment;
    }

    private static BrowserTime time() {
        return BrowserTime.of(UI.getCurrent());
    }

    private static String clipped(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
