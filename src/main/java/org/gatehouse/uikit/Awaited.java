package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a component waits for, one future at a time, without ever blocking. The browser polls meanwhile. Once the component
 * has left its page nothing is told any more.
 */
public final class Awaited {

    private final boolean cancels;
    private @Nullable CompletableFuture<?> future;
    private @Nullable UI polled;

    private Awaited(Component owner, boolean cancels) {
        this.cancels = cancels;
        owner.addAttachListener(attached -> startPolling(attached.getUI()));
        owner.addDetachListener(detached -> forget());
    }

    /** For questions: one that is superseded, or that nobody waits for any more, is cancelled. */
    public static Awaited question(Component owner) {
        return new Awaited(owner, true);
    }

    /** For changes: they are made even when nobody waits for them. */
    public static Awaited change(Component owner) {
        return new Awaited(owner, false);
    }

    public boolean isUnderWay() {
        return future != null;
    }

    /** Waits for this from now on; what was waited for before is never told. */
    public <T> void await(CompletableFuture<T> newFuture, Consumer<T> came, Consumer<Throwable> failed) {
        forget();
        future = newFuture;
        UI ui = UI.getCurrent();
        if (newFuture.isDone()) {
            finish(newFuture, came, failed);
            return;
        }
        startPolling(ui);
        var unused = newFuture.whenComplete((value, failure) -> later(ui, () -> finish(newFuture, came, failed)));
    }

    /** Waits for nothing any more. */
    public void forget() {
        CompletableFuture<?> forgotten = future;
        future = null;
        stopPolling();
        if (cancels && forgotten != null) {
            forgotten.cancel(true);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the latest, not one with an equal result
    private <T> void finish(CompletableFuture<T> done, Consumer<T> came, Consumer<Throwable> failed) {
        if (future != done) {
            return;
        }
        future = null;
        stopPolling();
        if (done.isCompletedExceptionally()) {
            failed.accept(done.isCancelled() ? new CancellationException() : done.exceptionNow());
        } else {
            came.accept(done.join());
        }
    }

    private void startPolling(UI ui) {
        if (future != null && polled == null) {
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
}
