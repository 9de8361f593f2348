package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** The place on a page that says what became of what somebody did. */
public final class Outcome extends Div {

    public Outcome() {
        addClassName("outcome");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("tabindex", "-1");
    }

    /** Says it instead of what was said before. */
    public void tell(Component words) {
        removeAll();
        add(words);
    }

    /** The same where what was clicked may be gone: the focus comes here. */
    public void tellAndFocus(Component words) {
        tell(words);
        getElement().callJsFunction("focus");
    }
}
