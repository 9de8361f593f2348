package org.gatehouse.testkit;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.uikit.Page;
import org.jsoup.Jsoup;

/** Somebody in front of pages that wait for the directory. */
public abstract class InFrontOfPages extends SpringBrowserlessTest {

    protected void open(String path) {
        String[] parts = path.split("\\?", 2);
        UI.getCurrent()
                .navigate(parts[0], parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
        waitForDirectory();
    }

    /** The browser loads the document anew, as it does by itself when a rule has changed. */
    protected void reload() {
        cleanVaadinEnvironment();
        initVaadinEnvironment();
    }

    /** Until nothing on the page waits any more: it polls for as long. */
    protected void waitForDirectory() {
        waitUntil(() -> UI.getCurrent().getPollInterval() <= 0);
    }

    protected void waitUntil(BooleanSupplier there) {
        Instant end = Instant.now().plusSeconds(10);
        do {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            roundTrip();
        } while (!there.getAsBoolean() && Instant.now().isBefore(end));
    }

    protected void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
        waitForDirectory();
    }

    protected boolean offers(String button) {
        return !find(NativeButton.class).withText(button).all().isEmpty();
    }

    /** What can be read on the page, also where the server has written HTML. */
    protected String text() {
        return Jsoup.parse(find(Page.class).single().getElement().getOuterHTML())
                .text();
    }
}
