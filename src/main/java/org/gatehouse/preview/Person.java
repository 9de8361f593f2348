package org.gatehouse.preview;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Words;

/** Who it is about, and the ways to all that they find here and to somebody else. */
final class Person extends Div {

    Person(Subject subject, Anchor another) {
        var name = new Span(Words.named(subject.name()));
        name.addClassName("strong");
        addClassName("tools");
        add(name);
        if (subject.asked() instanceof Asked.LoggedIn person) {
            var which = new Span(person.subject() + " at " + person.issuer());
            which.addClassName("quiet");
            add(which);
        }
        add(Links.view(Addresses.preview(subject.asked()), "Preview", "button", "small"), another);
    }
}
