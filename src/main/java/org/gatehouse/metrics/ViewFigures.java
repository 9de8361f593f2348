package org.gatehouse.metrics;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionLockEvent;
import com.vaadin.flow.server.SessionLockListener;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Measures how long pages take to open on the server, and how long requests wait for the lock of their UI session. */
final class ViewFigures implements VaadinServiceInitListener {

    private final transient Figures figures;
    private final transient Map<Class<?>, Timer> openings = new ConcurrentHashMap<>();

    ViewFigures(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionLockListener(new LockWait(figures.timer(
                        "gatehouse.session.lock.wait", "How long requests wait for the lock of their UI session")));
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            ui.addBeforeEnterListener(enter -> begins(ui));
            ui.addAfterNavigationListener(done -> opened(ui, done));
        });
    }

    private static void begins(UI ui) {
        if (ComponentUtil.getData(ui, Opening.class) == null) { // a page for a failure is part of the same opening
            ComponentUtil.setData(ui, Opening.class, new Opening(System.nanoTime()));
        }
    }

    private void opened(UI ui, AfterNavigationEvent event) {
        Opening opening = ComponentUtil.getData(ui, Opening.class);
        ComponentUtil.setData(ui, Opening.class, null);
        if (opening != null && !event.getActiveChain().isEmpty()) {
            HasElement view = event.getActiveChain().getFirst();
            openings.computeIfAbsent(view.getClass(), this::timer)
                    .record(System.nanoTime() - opening.begun(), TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(Class<?> view) {
        return figures.timer(
                "gatehouse.view.open",
                "From the check of a page's rule until its view is built",
                "page",
                PageNames.of(view.asSubclass(Component.class)));
    }

    private record Opening(long begun) {}

    private static final class LockWait implements SessionLockListener {

        private final transient Timer waits;
        private final transient ThreadLocal<Long> asked = new ThreadLocal<>();

        LockWait(Timer waits) {
            this.waits = waits;
        }

        @Override
        public void lockRequested(SessionLockEvent event) {
            asked.set(System.nanoTime());
        }

        @Override
        public void lockAcquired(SessionLockEvent event) {
            Long since = asked.get();
            if (since != null) {
                asked.remove();
                waits.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
            }
        }
    }
}
