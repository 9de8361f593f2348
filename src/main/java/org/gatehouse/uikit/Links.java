package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Anchor;

/** The two kinds of links there are. */
public final class Links {

    private Links() {}

    /** A link to a document that the server answers itself, such as the log-in. It leaves the page. */
    public static Anchor document(String path, String text, String... looks) {
        var link = new Anchor(path, text);
        link.setRouterIgnore(true);
        link.addClassNames(looks);
        return link;
    }

    /** A link to another view, by its route; it opens without loading the document again. */
    public static Anchor view(String route, String text, String... looks) {
        var link = new Anchor(route, text);
        link.getElement().setAttribute("router-link", true);
        link.addClassNames(looks);
        return link;
    }
}
