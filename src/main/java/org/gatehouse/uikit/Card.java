package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A box with a heading. */
public final class Card extends Section {

    public Card(String heading, Component... content) {
        addClassName("card");
        add(new H2(heading));
        add(content);
    }
}
