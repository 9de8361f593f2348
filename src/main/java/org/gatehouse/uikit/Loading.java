package org.gatehouse.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place on a page for something that comes later. It shows a placeholder while the future is under way, then what came
 * or why nothing came, and never blocks. The browser polls only while at least one place of its page is waiting.
 */
public final class Loading extends Div {

    private final Supplier<Component> placeholder;
    private @Nullable CompletableFuture<?> awaited;
    private @Nullable UI polled;

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
        awaited = result;
        if (result.isDone()) {
            finish(result, loaded, failed);
            return;
        }
        showPlaceholder();
        startPolling(getUI().orElse(null));
        UI ui = UI.getCurrent();
        var unused = result.whenComplete((value, failure) -> later(ui, () -> finish(result, loaded, failed)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (awaited != null) {
            startPolling(event.getUI());
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopPolling();
    }

    @SuppressWarnings("ReferenceEquality") // the latest call, not one with an equal result
    private <T> void finish(
            CompletableFuture<T> result, Function<T, Component> loaded, Function<Throwable, Component> failed) {
        if (awaited != result) {
            return;
        }
        awaited = null;
        stopPolling();
        getElement().removeAttribute("aria-busy");
        removeAll();
        add(result.handle((value, failure) -> failure == null ? loaded.apply(value) : failed.apply(cause(failure)))
                .join());
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

    private void startPolling(@Nullable UI ui) {
        if (ui != null && polled == null) {
            polled = ui;
            Polling.of(ui).start(ui);
        }
    }

    private void stopPolling() {
        UI ui = polled;
        if (ui != null) {
            polled = null;
            Polling.of(ui).stop(ui);
        }
    }

    private static void later(UI ui, Runnable task) {
        try {
            var unused = ui.access(task::run);
        } catch (UIDetachedException e) {
            // The page was closed meanwhile: nobody is left to show it to.
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
