package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** One or two sentences that stand out: what is missing or went wrong, why, and what can be done. */
public final class Notice extends Div {

    private Notice(String kind, String text) {
        addClassNames("notice", kind);
        add(new Span(text));
    }

    /** What was asked for has been done. */
    public static Notice done(String text) {
        return new Notice("done", text);
    }

    /** Something is missing, and the page is good without it. */
    public static Notice hint(String text) {
        return new Notice("hint", text);
    }

    /** What the person came for could not be shown. */
    public static Notice problem(String text) {
        return new Notice("problem", text);
    }

    /** Adds a button that tries again. */
    public Notice withRetry(Runnable retry) {
        var button = new NativeButton("Retry", click -> retry.run());
        button.addClassName("button");
        add(button);
        return this;
    }

    /** Adds a link to another view, by its route. */
    public Notice withView(String route, String text) {
        add(Links.view(route, text, "button"));
        return this;
    }

    /** Adds a link to a page of the server that is not a view. */
    public Notice withLink(String path, String text) {
        add(Links.document(path, text, "button"));
        return this;
    }
}
