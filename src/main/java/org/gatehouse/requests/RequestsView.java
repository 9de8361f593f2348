package org.gatehouse.requests;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Who asks for which page. Administrators open a request to decide about it. */
@Route(RequestsView.PATH)
@PageTitle("Requests · Gatehouse")
@Menu(title = "Requests", order = 8.5, icon = "request")
@OpenTo(Audience.ADMINISTRATORS)
class RequestsView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/requests";

    private static final Logger log = LoggerFactory.getLogger(RequestsView.class);
    private static final String STATE = "state";
    private static final String ALL = "";
    private static final int MOST_AT_ONCE = 200;

    /** More than these scroll inside the list. */
    private static final int FEW = 8;

    private final transient RequestAdministration administration;
    private final Choice choice;
    private final Span count = new Span();
    private final Div instead = new Div();
    private final RequestGrid grid;
    private @Nullable RequestState state;
    private int total;

    RequestsView(RequestAdministration administration) {
        super(
                "Requests",
                "People who ask for a page that is not open to them. They are kept for " + RequestStore.KEPT.toDays()
                        + " days after a decision.");
        this.administration = administration;
        this.choice = new Choice("request-state", "Show", options(), this::choose);
        this.grid = new RequestGrid(
                new CallbackDataProvider<>(this::rows, query -> total, AccessRequest::id), administration::openers);
        addClassName("wide");
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        var tools = new Div(choice, count);
        tools.addClassName("tools");
        add(tools, instead, grid);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(STATE)
                .orElse(ALL);
        show(wanted);
    }

    private void choose(String value) {
        show(value);
        var query = QueryParameters.simple(value.equals(ALL) ? Map.of() : Map.of(STATE, value));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, query)));
    }

    /** @param value as in the address; what is not known there shows all */
    private void show(String value) {
        state = Arrays.stream(RequestState.values())
                .filter(each -> value(each).equals(value))
                .findFirst()
                .orElse(null);
        choice.value(state == null ? ALL : value(state));
        load();
    }

    private void load() {
        instead.removeAll();
        try {
            administration.settle();
            total = administration.count(state);
        } catch (DataAccessException unavailable) {
            failed(unavailable);
            return;
        }
        count.setText(Words.count(total, "request"));
        grid.setVisible(total > 0);
        grid.setAllRowsVisible(total <= FEW);
        if (total == 0) {
            instead.add(nothing());
        }
        grid.getDataProvider().refreshAll();
    }

    private Stream<AccessRequest> rows(Query<AccessRequest, Void> query) {
        int most = Math.min(query.getLimit(), MOST_AT_ONCE);
        try {
            return administration.page(state, query.getOffset(), most).stream();
        } catch (DataAccessException unavailable) {
            failed(unavailable);
            return Stream.empty();
        }
    }

    private void failed(DataAccessException unavailable) {
        log.warn("Requests could not be read: {}", unavailable.getMessage());
        grid.setVisible(false);
        count.setText("");
        instead.removeAll();
        instead.add(Notice.problem("The requests cannot be read at the moment: the database does not answer.")
                .withRetry(this::load));
    }

    private Component nothing() {
        var nothing = new Div();
        nothing.addClassName("nothing");
        if (state == null) {
            nothing.add(new Paragraph(
                    "Nobody has asked for a page. Whoever opens one that is not open to them can ask there."));
        } else {
            var all = new NativeButton("Show all requests", click -> choose(ALL));
            all.addClassName("button");
            nothing.add(new Paragraph("There is no such request."), all);
        }
        return nothing;
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(ALL, "All, those that wait first");
        for (RequestState each : RequestState.values()) {
            options.put(value(each), each.words());
        }
        return options;
    }

    private static String value(RequestState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
