package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A place on a page for something that comes later. It shows a placeholder while the future is under way, then what came
 * or why nothing came, and never blocks. The browser polls only while at least one place of its page is waiting.
 */
public final class Loading extends Div {

    private final Supplier<Component> placeholder;
    private final transient Awaited awaited = Awaited.change(this);

    /** @param waitingFor what is loaded, read out to those who cannot see the placeholder: "Loading your account" */
    public Loading(String waitingFor) {
        this(() -> skeleton(waitingFor));
    }

    /** @param placeholder what to show while the future is under way */
    public Loading(Supplier<Component> placeholder) {
        this.placeholder = placeholder;
        addClassName("loading");
        getElement().setAttribute("aria-live", "polite");
    }

    /** Shows a result; a later call wins over an earlier one, whichever ends first. */
    public <T> void show(
            CompletableFuture<T> result, Function<T, Component> loaded, Function<Throwable, Component> failed) {
        if (!result.isDone()) {
            showPlaceholder();
        }
        awaited.await(result, value -> put(loaded.apply(value)), failure -> put(failed.apply(failure)));
    }

    private void put(Component content) {
        getElement().removeAttribute("aria-busy");
        removeAll();
        add(content);
    }

    private void showPlaceholder() {
        removeAll();
        getElement().setAttribute("aria-busy", "true");
        add(placeholder.get());
    }

    private static Component skeleton(String waitingFor) {
        var text = new Span(waitingFor + "…");
        text.addClassName("sr-only");
        var lines = new Div();
        lines.addClassName("skeleton");
        return new Div(text, lines);
    }
}
