package org.gatehouse.requests;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.gatehouse.uikit.Words;

/** What somebody has written, with its line breaks, as text whatever it holds. */
@Tag("blockquote")
final class Said extends HtmlContainer {

    private Said(String name, String words) {
        var text = new Paragraph(words);
        text.getElement().setAttribute("dir", "auto");
        var by = new Span(Words.named(name));
        by.addClassName("quiet");
        addClassName("said");
        add(text, by);
    }

    static Said by(String name, String words) {
        return new Said(name, words);
    }
}
