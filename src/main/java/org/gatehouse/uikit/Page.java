package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** What a view starts from: a column with one heading and, where it helps, a sentence about the page. */
public abstract class Page extends Div {

    protected final H1 heading;

    protected Page(String heading) {
        this.heading = new H1(heading);
        addClassName("page");
        add(this.heading);
    }

    protected Page(String heading, String about) {
        this(heading);
        var lead = new Paragraph(about);
        lead.addClassName("lead");
        add(lead);
    }
}
