package org.gatehouse.uikit;

import com.vaadin.flow.component.HtmlComponent;
import org.jsoup.nodes.Entities;

/**
 * An element whose inner HTML the server writes and then forgets: one node in its memory however many the browser shows.
 * Text gets in through {@link #element} alone, which escapes it.
 */
class EscapedHtml extends HtmlComponent {

    private String html = "";

    final void append(String element) {
        html += element;
        getElement().setProperty("innerHTML", html);
    }

    /** An element around text, whatever the text holds. */
    static String element(String tag, String text) {
        return "<" + tag + ">" + Entities.escape(text) + "</" + tag + ">";
    }

    /** The same with a title. */
    static String element(String tag, String text, String title) {
        return "<" + tag + " title=\"" + Entities.escape(title) + "\">" + Entities.escape(text) + "</" + tag + ">";
    }
}
