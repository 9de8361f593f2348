package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Has something looked at each second, while it is wanted and its place is on a page; the browser polls only then. */
public final class Watch {

    private static final long BETWEEN_MILLIS = 900;

    private final Component place;
    private final Runnable look;
    private boolean wanted;
    private long last;
    private @Nullable UI watched;
    private @Nullable Registration polls;

    public Watch(Component place, Runnable look) {
        this.place = place;
        this.look = look;
        place.addAttachListener(attached -> update());
        place.addDetachListener(detached -> stop());
    }

    /** Switches it on or off. */
    public void set(boolean on) {
        wanted = on;
        update();
    }

    private void update() {
        UI ui = place.getUI().orElse(null);
        if (!wanted) {
            stop();
        } else if (ui != null && watched == null) {
            watched = ui;
            polls = ui.addPollListener(poll -> tick());
            Polling.of(ui).startWatching(ui);
        }
    }

    /** Something else on the page may have it polled more often. */
    private void tick() {
        long now = System.nanoTime() / 1_000_000;
        if (now - last >= BETWEEN_MILLIS) {
            last = now;
            look.run();
        }
    }

    private void stop() {
        UI ui = watched;
        if (ui != null && polls != null) {
            watched = null;
            polls.remove();
            Polling.of(ui).stopWatching(ui);
        }
    }
}
