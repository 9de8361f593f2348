package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** Fields and the buttons that go with them. Enter presses the first button; what was typed is guarded. */
@Tag("form")
public final class Form extends HtmlContainer {

    public Form(Component... content) {
        super(content);
        addClassName("form");
        getElement().setAttribute("novalidate", true);
        // The button's click is what counts. Were the form submitted, the page would be loaded anew.
        getElement().executeJs("this.onsubmit = () => false");
        UnsavedGuard.on(this);
    }
}
