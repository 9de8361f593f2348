package org.gatehouse.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gatehouse.console.Selection.Marked;

/** Says how many are selected and what can be done to all of them. It is there only while some are. */
public final class SelectionBar extends Div {

    private final Selection selection;
    private final Span count = new Span();
    private final Div actions = new Div();

    /** @param loaded what the list shows now, to be selected at once */
    public SelectionBar(Selection selection, Supplier<List<Marked>> loaded) {
        this.selection = selection;
        count.getElement().setAttribute("role", "status");
        actions.addClassName("buttons");
        addClassName("selection-bar");
        add(count, actions);
        withAction("Select all that are loaded", marked -> selection.markAll(loaded.get()));
        withAction("Clear selection", marked -> selection.clear());
        selection.onChange(this::show);
        show();
    }

    /** Adds a button for something that is done to all that are selected. */
    public SelectionBar withAction(String text, Consumer<List<Marked>> action) {
        var button = new NativeButton(text, click -> action.accept(selection.all()));
        button.addClassNames("button", "small");
        actions.add(button);
        return this;
    }

    private void show() {
        setVisible(selection.size() > 0);
        count.setText(String.format(Locale.ENGLISH, "%,d selected", selection.size())
                + (selection.isFull() ? ", and no more can be" : ""));
    }
}
