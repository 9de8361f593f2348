package org.gatehouse.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.directory.Page;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.jspecify.annotations.Nullable;

/**
 * A list of unknown length that comes from a directory page by page. Each page is one call, made when the reader gets near
 * it, and never waited for. Only pages around the reader are kept.
 */
public final class CursorGrid<T> extends Div {

    /** How many rows to ask for at once. */
    public static final int PAGE = 50;

    private static final int FEW = 8;
    private static final int MOST_SPARSE = 10;

    private final Grid<Row<T>> grid = new Grid<>();
    private final Trouble trouble = new Trouble(this::whatStillWorks);
    private final Div instead = new Div();
    private final NativeButton further = new NativeButton("Search further", click -> goOn());
    private final Span status = new Span();
    private final Awaited awaited = Awaited.question(this);
    private final String directory;
    private final Supplier<Component> nothing;
    private final Consumer<CursorGrid<T>> loaded;

    private @Nullable Supplier<Component> meanwhile;
    private @Nullable Function<Optional<String>, CompletableFuture<Page<T>>> question;
    private CursorPages<T> pages = new CursorPages<>();
    private int sparse;
    private boolean failed;

    /**
     * @param name what the list shows, for those who do not see it
     * @param directory what people call the directory
     * @param nothing what to show when nothing is found
     * @param loaded is told after each page
     */
    public CursorGrid(String name, String directory, Supplier<Component> nothing, Consumer<CursorGrid<T>> loaded) {
        this.directory = directory;
        this.nothing = nothing;
        this.loaded = loaded;
        grid.addClassName("list");
        grid.getElement().setProperty("accessibleName", name);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(PAGE);
        grid.setDataProvider(new CallbackDataProvider<>(this::rows, query -> count(), Row::position));
        status.addClassName("quiet");
        status.getElement().setAttribute("role", "status");
        further.addClassName("button");
        addClassName("cursor-grid");
        add(instead, grid, further, trouble);
        further.setVisible(false);
    }

    /** Tells how many rows there are, as far as that is known. To be put where it is read. */
    public Component status() {
        return status;
    }

    public Grid<Row<T>> grid() {
        return grid;
    }

    /** Sets what to say, while the directory does not answer, about what still works. */
    public void meanwhile(Supplier<Component> words) {
        meanwhile = words;
    }

    /** The rows that are kept, in order. */
    public List<T> items() {
        return pages.kept();
    }

    /**
     * Adds a column.
     *
     * @param template of Lit, in which {@code item} has the values
     */
    public Grid.Column<Row<T>> column(String header, String template, Map<String, Function<T, Object>> values) {
        return grid.addColumn(renderer(template, values)).setHeader(header);
    }

    /** What a cell shows; grey lines while the row has not come. */
    LitRenderer<Row<T>> renderer(String template, Map<String, Function<T, Object>> values) {
        var renderer = LitRenderer.<Row<T>>of(
                        "${item.here ? html`" + template + "` : html`<span class=\"skeleton-line\"></span>`}")
                .withProperty("here", row -> row.item() != null);
        values.forEach((property, value) -> renderer.withProperty(property, row -> valueOf(row, value)));
        return renderer;
    }

    /** Asks something else: all that is there goes, and the first page comes. */
    public void ask(Function<Optional<String>, CompletableFuture<Page<T>>> newQuestion) {
        question = newQuestion;
        pages = new CursorPages<>();
        sparse = 0;
        failed = false;
        trouble.clear();
        grid.scrollToStart();
        load(0);
        refresh();
    }

    /** Asks the same once more, from the start. */
    public void reload() {
        if (question != null) {
            ask(question);
        }
    }

    private Stream<Row<T>> rows(Query<Row<T>, Void> query) {
        int offset = query.getOffset();
        List<Row<T>> rows = IntStream.range(offset, Math.min(offset + query.getLimit(), count()))
                .mapToObj(position -> new Row<>(position, pages.at(position)))
                .toList();
        rows.stream().filter(row -> row.item() == null).findFirst().ifPresent(row -> loadSoon(row.position()));
        return rows.stream();
    }

    private int count() {
        boolean more = !pages.isComplete() && !failed && !isPaused();
        return pages.size() + (more ? FEW : 0);
    }

    private boolean isPaused() {
        return sparse >= MOST_SPARSE;
    }

    /** Not while the grid is in the middle of asking for rows. */
    private void loadSoon(int position) {
        if (!awaited.isUnderWay() && !failed) {
            getUI().ifPresent(ui -> ui.beforeClientResponse(this, context -> {
                if (!awaited.isUnderWay() && !failed) {
                    load(pages.partOf(position));
                }
            }));
        }
    }

    private void load(int number) {
        if (question != null && !(number > 0 && pages.cursorOf(number).isEmpty())) {
            awaited.await(
                    question.apply(pages.cursorOf(number)),
                    page -> came(number, page),
                    failure -> fail(number, failure));
        }
    }

    private void came(int number, Page<T> page) {
        pages.put(number, page);
        sparse = page.items().size() < PAGE / 2 ? sparse + 1 : 0;
        failed = false;
        trouble.clear();
        refresh();
        loaded.accept(this);
    }

    private void fail(int number, Throwable failure) {
        failed = true;
        trouble.show(Problem.of(failure, directory, BrowserTime.of(UI.getCurrent())), () -> {
            failed = false;
            load(number);
            refresh();
        });
        refresh();
    }

    private void goOn() {
        sparse = 0;
        refresh();
    }

    private void refresh() {
        boolean empty = pages.isComplete() && pages.size() == 0;
        instead.removeAll();
        if (empty) {
            instead.add(nothing.get());
        }
        grid.setVisible(!empty && count() > 0);
        grid.setAllRowsVisible(count() <= FEW && pages.isComplete());
        grid.getDataProvider().refreshAll();
        further.setVisible(isPaused() && !pages.isComplete() && !failed);
        status.setText(pages.isEmpty() ? "" : pages.size() + (pages.isComplete() ? " in all" : " loaded"));
    }

    private List<Component> whatStillWorks() {
        return meanwhile == null ? List.of() : List.of(meanwhile.get());
    }

    private static <T> Object valueOf(Row<T> row, Function<T, Object> value) {
        T item = row.item();
        return item == null ? "" : value.apply(item);
    }
}
