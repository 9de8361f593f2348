package org.gatehouse.pages;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Words;

/** All pages of the application and who may open them. */
@Route(PagesView.PATH)
@PageTitle("Pages · Gatehouse")
@Menu(title = "Pages", order = 8, icon = "page")
@OpenTo(Audience.ADMINISTRATORS)
class PagesView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/pages";

    private static final int LONGEST_SEARCH = 200;

    private final transient PageAdministration pages;
    private final Input search = new Input(ValueChangeMode.EAGER);
    private final Span count = new Span();
    private final Div nothing = new Div();
    private final Loading counting = new Loading(() -> new Text(""));
    private final Loading looking = new Loading(() -> new Text(""));
    private final PageGrid list;

    PagesView(PageAdministration pages, AccessSettings access) {
        super("Pages", "Every page of this application, and who may open it. What you change applies at once.");
        this.pages = pages;
        this.list = new PageGrid(access.adminGroups());
        addClassName("wide");
        count.getElement().setAttribute("role", "status");
        count.addClassName("quiet");
        nothing.addClassName("nothing");
        var tools = new Div(
                searchField(), count, Links.view("admin/preview", "Preview as somebody else", "button", "at-end"));
        tools.addClassName("tools");
        add(tools, nothing, list, counting, looking);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show("");
        counting.show(
                pages.sizesOfGroups(),
                sizes -> {
                    list.showSizes(sizes);
                    return new Text("");
                },
                failure -> new Text("")); // the numbers are left out
        looking.show(
                pages.missingGroups(pages.all()),
                missing -> {
                    list.showMissing(missing);
                    return new Text("");
                },
                failure -> new Text(""));
    }

    private void show(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<PageEntry> found = pages.all().stream()
                .filter(page -> Stream.of(page.title(), page.path(), RuleWords.all(page.inForce()))
                        .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList();
        list.show(found);
        list.setVisible(!found.isEmpty());
        count.setText(Words.count(found.size(), "page"));
        nothing.removeAll();
        nothing.setVisible(found.isEmpty());
        if (found.isEmpty()) {
            var all = new NativeButton("Show all pages", click -> search.setValue(""));
            all.addClassName("button");
            nothing.add(new Paragraph("No page has “" + text + "” in its name, its path or its rule."), all);
        }
    }

    private Input searchField() {
        search.setType("search");
        search.setPlaceholder("Page, path or group");
        search.setAriaLabel("Search pages by name, path or group");
        search.getElement().setAttribute("maxlength", String.valueOf(LONGEST_SEARCH));
        search.addClassName("search");
        search.addValueChangeListener(change -> {
            String text = change.getValue();
            show(text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text);
        });
        return search;
    }
}
