package org.gatehouse.console;

import com.vaadin.flow.component.grid.Grid;
import java.util.Map;
import java.util.function.Function;
import org.gatehouse.console.Selection.Marked;

/** The column in which things are marked. */
public final class SelectionColumn {

    private static final String BOX =
            "<input type=\"checkbox\" aria-label=\"Select ${item.name}\" .checked=\"${item.marked}\""
                    + " @change=\"${e => mark(e.target.checked)}\">";

    private SelectionColumn() {}

    /** Adds it to a list. */
    public static <T> Grid.Column<Row<T>> on(CursorGrid<T> list, Selection selection, Function<T, Marked> words) {
        var renderer = list.renderer(
                        BOX,
                        Map.of(
                                "name",
                                item -> words.apply(item).name(),
                                "marked",
                                item -> selection.contains(words.apply(item).id())))
                .withFunction("mark", (row, arguments) -> {
                    T item = row.item();
                    if (item != null) {
                        selection.mark(words.apply(item), arguments.get(0).asBoolean());
                    }
                });
        selection.onChange(() -> list.grid().getDataProvider().refreshAll());
        return list.grid()
                .addColumn(renderer)
                .setHeader("Select")
                .setWidth("5rem")
                .setFlexGrow(0);
    }
}
