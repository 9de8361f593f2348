package org.gatehouse.bulk;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The users of a run, what is to be done to each and what became of it, with a choice of which of them to show. */
final class RunItems extends Div {

    private static final Logger log = LoggerFactory.getLogger(RunItems.class);
    private static final int FEW = 8;
    private static final int MOST_AT_ONCE = 500;
    private static final List<String> GOOD = List.of("DONE", "SKIPPED", "UNTOUCHED");

    private final transient BulkRuns runs;
    private final long run;
    private final Grid<Item> grid = new Grid<>();
    private final Div filters = new Div();
    private final Map<ItemFilter, NativeButton> buttons = new EnumMap<>(ItemFilter.class);
    private ItemFilter filter = ItemFilter.ALL;
    private RunState state = RunState.PREPARING;
    private Counts counts = Counts.NONE;

    RunItems(BulkRuns runs, long run) {
        this.runs = runs;
        this.run = run;
        filters.addClassNames("tools", "filters");
        filters.getElement().setAttribute("role", "group");
        filters.getElement().setAttribute("aria-label", "Which users to show");
        for (ItemFilter each : ItemFilter.values()) {
            var button = new NativeButton("", click -> choose(each));
            button.addClassNames("button", "small");
            buttons.put(each, button);
            filters.add(button);
        }
        makeGrid();
        addClassName("session-table");
        add(filters, grid);
    }

    /** Shows how things are now. */
    void show(Counts now, RunState state) {
        this.state = state;
        boolean changed = !now.equals(counts);
        counts = now;
        buttons.forEach((each, button) -> {
            int count = each.count(now);
            button.setText(String.format(Locale.ENGLISH, "%s %,d", each.words(state.isActive()), count));
            button.setVisible(each == filter
                    || each == ItemFilter.ALL
                    || (count > 0 && (!state.isDryRun() || each.isOfDryRun())));
            button.getElement().setAttribute("aria-pressed", String.valueOf(each == filter));
        });
        if (changed) {
            grid.setAllRowsVisible(filter.count(now) <= FEW);
            grid.getDataProvider().refreshAll();
        }
    }

    private void choose(ItemFilter chosen) {
        filter = chosen;
        Counts now = counts;
        counts = Counts.NONE;
        show(now, state);
        grid.scrollToStart();
    }

    private void makeGrid() {
        grid.addClassName("list");
        grid.getElement().setProperty("accessibleName", "Users of this run");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(user()).setHeader("User").setWidth("12rem").setFlexGrow(3);
        grid.addColumn(result()).setHeader("State").setWidth("8rem").setFlexGrow(1);
        grid.setDataProvider(new CallbackDataProvider<>(this::page, query -> filter.count(counts), Item::number));
    }

    private Stream<Item> page(Query<Item, Void> query) {
        int offset = query.getOffset();
        int most = Math.min(query.getLimit(), MOST_AT_ONCE);
        try {
            return runs.page(run, filter, offset, most).stream();
        } catch (DataAccessException unavailable) {
            log.warn("Items of a run could not be read: {}", unavailable.getMessage());
            return Stream.empty();
        }
    }

    private static LitRenderer<Item> user() {
        return LitRenderer.<Item>of("""
                        <div class="cell wrap"><span class="strong">${item.name}</span>
                        ${item.plan.map((line) => html`<span class="quiet">${line}</span>`)}</div>""").withProperty("name", Item::name).withProperty("plan", Item::plan);
    }

    private static LitRenderer<Item> result() {
        return LitRenderer.<Item>of("""
                        <div class="cell wrap"><span><span class="badge ${item.kind}">${item.state}</span></span>
                        <span class="quiet">${item.message}</span></div>""")
                .withProperty("state", RunItems::state)
                .withProperty("kind", item -> GOOD.contains(item.state().name()) ? "" : "out")
                .withProperty("message", item -> Objects.requireNonNullElse(item.message(), ""));
    }

    private static String state(Item item) {
        return item.state() == ItemState.UNTOUCHED && item.step() != null
                ? item.step().words()
                : item.outcome();
    }
}
