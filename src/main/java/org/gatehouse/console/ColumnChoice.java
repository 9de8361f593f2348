package org.gatehouse.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns of a list somebody wants to see. Their browser remembers; what a narrow window has no room for is left out. */
@Tag("details")
public final class ColumnChoice extends HtmlContainer {

    private static final String REMEMBER = "localStorage.setItem($0, $1)";
    private static final String RECALL = "return localStorage.getItem($0) ?? ''";

    private final String key;
    private final Div boxes = new Div();
    private final List<Offered> offered = new ArrayList<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private @Nullable Registration resizing;
    private int width;

    private record Offered(String id, Grid.Column<?> column, int fromWidth, Element box) {}

    /** @param list names the list in the browser's memory */
    public ColumnChoice(String list) {
        this.key = "columns-" + list;
        var summary = new Element("summary");
        summary.setText("Columns");
        summary.setAttribute("class", "button");
        getElement().appendChild(summary);
        boxes.addClassName("boxes");
        addClassName("column-choice");
        add(boxes);
    }

    /** @param fromWidth of the window in pixels, from which there is room for the column */
    public void offer(String id, String label, Grid.Column<?> column, int fromWidth) {
        var box = new Element("input");
        box.setAttribute("type", "checkbox");
        box.setProperty("checked", true);
        box.addPropertyChangeListener(
                "checked", "change", change -> choose(id, Boolean.TRUE.equals(change.getValue())));
        var line = new NativeLabel();
        line.getElement().appendChild(box);
        line.add(new Span(label));
        boxes.add(line);
        offered.add(new Offered(id, column, fromWidth, box));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var page = event.getUI().getPage();
        width = page.getExtendedClientDetails().getWindowInnerWidth();
        resizing = page.addBrowserWindowResizeListener(resized -> {
            width = resized.getWidth();
            apply();
        });
        apply();
        getElement().executeJs(RECALL, key).then(String.class, this::recall);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
        }
    }

    private void recall(String remembered) {
        hidden.clear();
        hidden.addAll(new HashSet<>(List.of(remembered.split(",", 30))));
        offered.forEach(each -> each.box().setProperty("checked", !hidden.contains(each.id())));
        apply();
    }

    private void choose(String id, boolean visible) {
        if (visible ? !hidden.remove(id) : !hidden.add(id)) {
            return;
        }
        apply();
        getElement().executeJs(REMEMBER, key, String.join(",", hidden));
    }

    /** A width of nothing, or less, is not known. */
    private void apply() {
        offered.forEach(each ->
                each.column().setVisible(!hidden.contains(each.id()) && (width <= 0 || width >= each.fromWidth())));
    }
}
