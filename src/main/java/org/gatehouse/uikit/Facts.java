package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import org.jspecify.annotations.Nullable;

/** Names and values below each other. Values are text, whatever they hold, and long ones wrap. */
public final class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    /** Adds a fact, unless its value is not known. */
    public Facts with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            add(new Term(name), new Description(value));
        }
        return this;
    }

    public Facts with(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
