package org.gatehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Page;

/** What the pages for failures have in common. */
abstract class ErrorPage extends Page implements HasDynamicTitle {

    private final String title;

    ErrorPage(int status, String title, String about) {
        super(title, about);
        this.title = title;
        addClassName("error-page");
        var number = new Span(Integer.toString(status));
        number.addClassName("eyebrow");
        addComponentAsFirst(number);
    }

    @Override
    public String getPageTitle() {
        return title + " · Gatehouse";
    }

    static Component wayBack() {
        var row = new Div(Links.view("", "Back to the home page", "button", "primary"));
        row.addClassName("buttons");
        return row;
    }
}
