package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.List;
import org.gatehouse.console.Outcome;

/** Words that one page hands to the next one, which shows them once. */
record Handed(List<Component> words) {

    static void on(UI ui, Component... words) {
        ComponentUtil.setData(ui, Handed.class, new Handed(List.of(words)));
    }

    static void take(Outcome outcome) {
        UI ui = UI.getCurrent();
        Handed handed = ComponentUtil.getData(ui, Handed.class);
        if (handed != null) {
            ComponentUtil.setData(ui, Handed.class, null);
            outcome.tell(handed.words().toArray(Component[]::new));
        }
    }
}
