package org.gatehouse.preview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.gatehouse.uikit.Words;

/** Who it is about, and the way to somebody else. */
final class Person extends Div {

    Person(Subject subject, Anchor another) {
        var name = new Span(Words.named(subject.name()));
        name.addClassName("strong");
        addClassName("tools");
        add(name, another);
    }
}
