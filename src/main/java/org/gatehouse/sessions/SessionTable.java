package org.gatehouse.sessions;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.session.SessionQuery;
import org.gatehouse.session.SessionQuery.Order;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The list of sessions with its search, or in words why there is none. */
final class SessionTable extends Div {

    private static final Logger log = LoggerFactory.getLogger(SessionTable.class);

    /** More than these scroll inside the list. */
    private static final int FEW = 8;

    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_SEARCH = 200;
    private static final int DEBOUNCE_MILLISECONDS = 300;

    private final transient SessionAdministration administration;
    private final transient Consumer<String> searched;
    private final Input search = new Input(ValueChangeMode.LAZY);
    private final Span count = new Span();
    private final Div instead = new Div();
    private final SessionGrid grid;
    private String text = "";
    private int total;

    /** @param searched is told what is searched for, whenever that changes */
    SessionTable(SessionAdministration administration, Consumer<String> searched, Consumer<SessionInfo> end) {
        this.administration = administration;
        this.searched = searched;
        this.grid = new SessionGrid(
                new CallbackDataProvider<>(this::page, query -> total, SessionInfo::id), administration::isThis, end);
        addClassName("session-table");
        count.getElement().setAttribute("role", "status");
        count.addClassName("quiet");
        var tools = new Div(searchField(), count);
        tools.addClassName("tools");
        add(tools, instead, grid);
    }

    /** Shows what is found for a text. */
    void show(String newText) {
        text = newText.length() > LONGEST_SEARCH ? newText.substring(0, LONGEST_SEARCH) : newText;
        search.setValue(text);
        reload();
        grid.scrollToStart();
    }

    /** Reads everything anew. */
    void reload() {
        instead.removeAll();
        try {
            total = administration.count(text);
        } catch (DataAccessException unavailable) {
            fail(unavailable);
            return;
        }
        count.setText(Words.count(total, "session") + (text.isBlank() ? "" : " found"));
        grid.setVisible(total > 0);
        if (total == 0) {
            instead.add(nothing());
        }
        grid.setAllRowsVisible(total <= FEW);
        grid.getDataProvider().refreshAll();
    }

    private Stream<SessionInfo> page(Query<SessionInfo, Void> query) {
        int offset = query.getOffset();
        int most = Math.min(query.getLimit(), MOST_AT_ONCE);
        try {
            return administration.page(question(query), offset, most).stream();
        } catch (DataAccessException unavailable) {
            fail(unavailable);
            return Stream.empty();
        }
    }

    private SessionQuery question(Query<SessionInfo, Void> query) {
        return query.getSortOrders().stream()
                .findFirst()
                .map(sort -> new SessionQuery(
                        text, Order.valueOf(sort.getSorted()), sort.getDirection() == SortDirection.DESCENDING))
                .orElse(new SessionQuery(text, Order.LAST_SEEN, true));
    }

    private void fail(DataAccessException unavailable) {
        log.warn("Live sessions could not be read: {}", unavailable.getMessage());
        grid.setVisible(false);
        count.setText("");
        instead.removeAll();
        instead.add(Notice.problem("The sessions cannot be read at the moment: the database does not answer.")
                .withRetry(this::reload));
    }

    private Component nothing() {
        var nothing = new Div();
        nothing.addClassName("nothing");
        if (text.isBlank()) {
            nothing.add(new Paragraph("Nobody is logged in."));
        } else {
            var all = new NativeButton("Show all sessions", click -> search(""));
            all.addClassName("button");
            nothing.add(new Paragraph("No session matches “" + text + "”."), all);
        }
        return nothing;
    }

    private Input searchField() {
        search.setType("search");
        search.setPlaceholder("Name, e-mail or user id");
        search.setAriaLabel("Search sessions by name, e-mail address or user id");
        search.getElement().setAttribute("maxlength", String.valueOf(LONGEST_SEARCH));
        search.setValueChangeTimeout(DEBOUNCE_MILLISECONDS);
        search.addClassName("search");
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                search(change.getValue());
            }
        });
        return search;
    }

    private void search(String newText) {
        show(newText);
        searched.accept(text);
    }
}
