package org.gatehouse.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a list for which a phone has no room: the wider the window, the more of them. They are all there while it is
 * not known how wide it is. What the list tells in its first column on a phone is in the style sheet, for the same widths.
 */
public final class WideColumns {

    /** In pixels: any window but that of a phone. */
    public static final int MOST_WINDOWS = 760;

    /** In pixels. */
    public static final int WIDE_WINDOWS = 1250;

    private final Map<Column<?>, Integer> widths = new LinkedHashMap<>();
    private @Nullable Registration resizing;

    private WideColumns(Grid<?> grid) {
        grid.addAttachListener(this::attached);
        grid.addDetachListener(detached -> {
            if (resizing != null) {
                resizing.remove();
            }
        });
    }

    public static WideColumns of(Grid<?> grid) {
        return new WideColumns(grid);
    }

    /**
     * Shows columns only in windows that are wide enough.
     *
     * @param pixels the smallest width
     */
    public WideColumns from(int pixels, Column<?>... columns) {
        for (Column<?> column : columns) {
            widths.put(column, pixels);
        }
        return this;
    }

    private void attached(AttachEvent event) {
        var page = event.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        resizing = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
    }

    /** @param width of the window in pixels; none, or less, when it is not known */
    private void fit(int width) {
        widths.forEach((column, smallest) -> column.setVisible(width <= 0 || width >= smallest));
    }
}
