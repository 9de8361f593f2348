package org.gatehouse.uikit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.io.Serializable;

/** Counts what a page waits for, so that it polls while anything is under way and not a moment longer. */
final class Polling implements Serializable {

    private static final int MILLISECONDS = 120;
    private static final int SLOWLY = 1_000;
    private static final int OFF = -1;

    private int waiting;
    private int watching;

    static Polling of(UI ui) {
        Polling polling = ComponentUtil.getData(ui, Polling.class);
        if (polling == null) {
            polling = new Polling();
            ComponentUtil.setData(ui, Polling.class, polling);
        }
        return polling;
    }

    void start(UI ui) {
        waiting++;
        set(ui);
    }

    void stop(UI ui) {
        waiting--;
        set(ui);
    }

    /** For something that moves slowly and can be seen late. */
    void startWatching(UI ui) {
        watching++;
        set(ui);
    }

    void stopWatching(UI ui) {
        watching--;
        set(ui);
    }

    private void set(UI ui) {
        int interval = waiting > 0 ? MILLISECONDS : watching > 0 ? SLOWLY : OFF;
        if (ui.getPollInterval() != interval) {
            ui.setPollInterval(interval);
        }
    }
}
