package org.gatehouse.uikit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.io.Serializable;

/** Counts what a page waits for, so that it polls while anything is under way and not a moment longer. */
final class Polling implements Serializable {

    private static final int MILLISECONDS = 250;
    private static final int OFF = -1;

    private int waiting;

    static Polling of(UI ui) {
        Polling polling = ComponentUtil.getData(ui, Polling.class);
        if (polling == null) {
            polling = new Polling();
            ComponentUtil.setData(ui, Polling.class, polling);
        }
        return polling;
    }

    void start(UI ui) {
        if (waiting++ == 0) {
            ui.setPollInterval(MILLISECONDS);
        }
    }

    void stop(UI ui) {
        if (--waiting == 0) {
            ui.setPollInterval(OFF);
        }
    }
}
