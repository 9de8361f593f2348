package org.gatehouse.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gatehouse.directory.Page;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * A list that goes on as far as somebody scrolls: one call to the directory for each page, none of them while the page is
 * locked. A later question ends the one before. Whoever scrolls very far is asked to search instead.
 */
public final class CursorGrid<T> extends Div {

    /** How many to ask for at a time. */
    public static final int PAGE = 100;

    /** So many pages in a row may hold next to nothing before somebody has to say that they want to go on. */
    private static final int MOST_SPARSE = 10;

    /** More than these scroll inside the list. */
    private static final int FEW = 8;

    private final Grid<T> grid = new Grid<>();
    private final Span count = new Span();
    private final Div instead = new Div();
    private final Loading progress;
    private final Retries retries;
    private final String thing;
    private final transient Supplier<Component> nothing;
    private final transient CursorItems<T> items;
    private transient Function<Optional<String>, CompletableFuture<Page<T>>> source =
            after -> new CompletableFuture<>();
    private transient @Nullable CompletableFuture<Page<T>> asked;
    private transient Supplier<Component> meanwhile = () -> new Text("");
    private @Nullable String next;
    private int sparse;
    private boolean fresh;

    /**
     * @param thing what one item is called: "group"
     * @param directory what people call the directory
     * @param nothing what to show instead of an empty list
     */
    public CursorGrid(String thing, String directory, Function<T, String> id, Supplier<Component> nothing) {
        this.thing = thing;
        this.items = new CursorItems<>(id);
        this.nothing = nothing;
        this.retries = new Retries(directory);
        this.progress = new Loading("Loading " + Words.plural(thing));
        addClassName("cursor-grid");
        grid.addClassName("list");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setVisible(false);
        // Small portions: what the grid fetches ahead must not reach the end of the first page, and so ask for the
        // second.
        grid.setPageSize(PAGE / 4);
        grid.setDataProvider(new CallbackDataProvider<>(this::rows, query -> items.size(), id::apply));
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        add(instead, grid, progress);
    }

    /** For its columns. */
    public Grid<T> grid() {
        return grid;
    }

    /** How many there are so far, for the line above the list. */
    public Component count() {
        return count;
    }

    /** What is shown so far. */
    public List<T> items() {
        return items.all();
    }

    /** Sets what to say, while the directory does not answer, about what still works. */
    public void meanwhile(Supplier<Component> words) {
        meanwhile = words;
    }

    /** Asks from the start. What is shown stays until the answer is there. */
    public void show(Function<Optional<String>, CompletableFuture<Page<T>>> newSource) {
        source = newSource;
        fresh = true;
        sparse = 0;
        items.forgetTaken();
        ask(Optional.empty());
    }

    /** Shows an item first that the directory has just got, whether or not its lists know that yet. */
    public void put(T item) {
        latest(List.of(item));
    }

    /** Shows what is the latest of it all first, and what is there already as it is now. */
    public void latest(List<T> newest) {
        items.putFirst(newest);
        refresh();
    }

    /** Shows an item no longer that the directory has just lost, even if its lists still know it. */
    public void take(T item) {
        items.take(item);
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        cancel();
    }

    private void ask(Optional<String> after) {
        cancel();
        CompletableFuture<Page<T>> question = source.apply(after);
        asked = question;
        progress.show(question, this::arrived, failure -> failed(failure, after));
    }

    private void cancel() {
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
    }

    private Component arrived(Page<T> page) {
        asked = null;
        retries.over();
        if (fresh) {
            fresh = false;
            // A grid that has shown nothing yet would scroll to its end, and so ask for more.
            if (!items.isEmpty()) {
                grid.scrollToStart();
            }
            items.clear();
        }
        // By what is new: a list that goes round in a circle has full pages, too, and would be asked for without end.
        sparse = items.add(page.items()) * 2 < PAGE ? sparse + 1 : 0;
        next = page.next();
        refresh();
        if (next != null && items.isEmpty() && sparse < MOST_SPARSE) {
            ask(Optional.of(next));
            return new Text("");
        }
        return next == null || items.isFull() ? new Text("") : more();
    }

    private Component failed(Throwable failure, Optional<String> after) {
        asked = null;
        if (fresh) {
            items.clear();
            next = null;
            grid.setVisible(false);
            instead.removeAll();
            count.setText("");
        }
        return new Div(retries.after(failure, () -> ask(after)), meanwhile.get());
    }

    private Stream<T> rows(Query<T, Void> query) {
        long end = (long) query.getOffset() + query.getLimit();
        boolean more = !items.isFull() && sparse < MOST_SPARSE;
        if (next != null && more && asked == null && !fresh && end >= items.size()) {
            ask(Optional.of(next));
        }
        return items.some(query.getOffset(), query.getLimit()).stream();
    }

    private void refresh() {
        instead.removeAll();
        if (items.isEmpty() && next == null) {
            instead.add(nothing.get());
        }
        grid.setVisible(!items.isEmpty());
        grid.setAllRowsVisible(items.size() <= FEW);
        count.setText(sentence());
        grid.getDataProvider().refreshAll();
    }

    private String sentence() {
        String number = Words.count(items.size(), thing);
        if (items.isFull()) {
            return number + ", and that is as far as the list goes: search for the others";
        }
        return number
                + (next == null ? "" : " so far")
                + (items.isLagging() ? ". Your directory's list lags a little" : "");
    }

    /** For those who do not scroll. */
    private Component more() {
        var button = new NativeButton(sparse < MOST_SPARSE ? "Show more" : "Search further", click -> {
            sparse = 0;
            ask(Optional.ofNullable(next));
        });
        button.addClassNames("button", "small");
        return button;
    }
}
