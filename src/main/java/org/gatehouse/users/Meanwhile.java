package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.uikit.Links;

/** What works while the directory does not. */
final class Meanwhile {

    private Meanwhile() {}

    static Component hint() {
        var hint = new Paragraph(
                "People who are logged in are not affected. Who they are, and from where, is still on the page ");
        hint.add(Links.view("admin/sessions", "Sessions"));
        hint.add(", where they can be logged out.");
        hint.addClassName("quiet");
        return hint;
    }
}
