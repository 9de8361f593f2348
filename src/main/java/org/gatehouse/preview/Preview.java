package org.gatehouse.preview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Words;

/** The menu, to look at, and each page with the policy's answer. */
final class Preview extends Div {

    Preview(Insight insight, Subject subject) {
        String name = Words.named(subject.name());
        addClassNames("stack", "preview");
        add(banner(subject.isGroup() ? "members of " + name + " who are in no other group" : name));
        if (subject.sessions().stream()
                .anyMatch(
                        session -> !subject.groups().containsAll(session.user().groups())
                                || !session.user().groups().containsAll(subject.groups()))) {
            add(Notice.hint(
                            subject.isBySession()
                                    ? "This shows what the newest session of this person knows. Another one knows other"
                                            + " groups at the moment."
                                    : "This shows what the directory says. A live session of this user knows other groups"
                                            + " at the moment.")
                    .withView(Addresses.why(subject.asked()), "Why?"));
        }
        var columns = new Div(new Card("Menu", menu(insight, subject)), new Card("Pages", pages(insight, subject)));
        columns.addClassNames("columns", "menu-first");
        add(columns);
    }

    private static Div banner(String whom) {
        var words = new Span("Preview: what " + whom + " may open");
        words.addClassName("strong");
        var more = new Span("You are still yourself. Nothing here opens or changes anything.");
        var banner = new Div(words, more, Links.view(PreviewView.PATH, "Stop preview", "button"));
        banner.addClassName("preview-banner");
        banner.getElement().setAttribute("role", "status");
        return banner;
    }

    /** No links: what is behind them would open with the administrator's rights, not with those of the preview. */
    private static Nav menu(Insight insight, Subject subject) {
        var list = new UnorderedList();
        list.addClassName("preview-menu");
        insight.menu(subject.groups()).forEach(page -> {
            var item = new ListItem(page.title());
            var menu = page.menu();
            if (menu != null && !menu.icon().isBlank()) {
                var icon = new Span();
                icon.addClassNames("icon", "icon-" + menu.icon());
                icon.getElement().setAttribute("aria-hidden", "true");
                item.addComponentAsFirst(icon);
            }
            list.add(item);
        });
        var nav = new Nav(list);
        nav.getElement().setAttribute("aria-label", "Their menu");
        return nav;
    }

    private static Div pages(Insight insight, Subject subject) {
        var table = new PageTable(
                insight.pages(subject.groups()),
                each -> subject.isGroup()
                        ? null
                        : Addresses.why(subject.asked(), each.page().route()));
        var note = new Paragraph(
                "The same policy decides here and when a page is opened. A page may still show each person"
                        + " something else.");
        note.addClassName("quiet");
        return new Div(table, note);
    }
}
