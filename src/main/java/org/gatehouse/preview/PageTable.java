package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.access.Explanation;
import org.gatehouse.access.RuleWords;
import org.gatehouse.uikit.Links;
import org.jspecify.annotations.Nullable;

/** Every page as one person finds it: open or closed, and why. */
final class PageTable extends UnorderedList {

    /** @param address of more about a page; null where there is none */
    PageTable(List<Explanation> pages, Function<Explanation, @Nullable String> address) {
        addClassName("page-list");
        pages.forEach(each -> add(item(each, address.apply(each))));
    }

    private static ListItem item(Explanation each, @Nullable String address) {
        boolean open = each.decision().isAllowed();
        var badge = new Span(open ? "Open" : "Closed");
        badge.addClassNames("badge", open ? "good" : "out");
        String title = each.page().title();
        Component name = address == null ? new Span(title) : Links.view(address, title);
        var path = new Span("/" + each.page().route());
        path.addClassName("quiet");
        var words = new Paragraph(RuleWords.why(each));
        words.addClassName("quiet");
        return new ListItem(badge, name, path, words);
    }
}
