package org.gatehouse.bulk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.util.List;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What administrators have done to many users at once, within the last weeks. */
@Route(RunListView.PATH)
@PageTitle("Bulk runs · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class RunListView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/runs";

    private static final Logger log = LoggerFactory.getLogger(RunListView.class);

    private final transient BulkRuns runs;
    private final Div place = new Div();

    RunListView(BulkRuns runs) {
        super("Bulk runs", "Work on many users at once. Runs are kept for " + RunStore.KEPT.toDays() + " days.");
        this.runs = runs;
        addComponentAsFirst(Links.view("admin/users", "All users", "back"));
        add(new Div(Links.view(ImportView.PATH, "Import users", "button")), place);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        load();
    }

    private void load() {
        place.removeAll();
        try {
            List<Run> latest = runs.latest();
            place.add(latest.isEmpty() ? nothing() : list(latest));
        } catch (DataAccessException unavailable) {
            log.warn("Runs could not be read: {}", unavailable.getMessage());
            place.add(Notice.problem("The runs cannot be read at the moment: the database does not answer.")
                    .withRetry(this::load));
        }
    }

    private static Div nothing() {
        var nothing = new Div(new Paragraph("Nothing has been done to many users lately."));
        nothing.addClassName("nothing");
        return nothing;
    }

    private UnorderedList list(List<Run> latest) {
        var list = new UnorderedList();
        list.addClassName("runs");
        latest.forEach(run -> list.add(item(run)));
        return list;
    }

    private ListItem item(Run run) {
        Counts counts = runs.counts(run.id());
        var state = new Span(run.state().words());
        state.addClassName("badge");
        String when = BrowserTime.of(UI.getCurrent()).relative(run.created(), Instant.now());
        var about =
                new Span(Words.count(counts.total(), "user") + " · " + run.source() + " · " + run.by() + " · " + when);
        about.addClassName("quiet");
        var item = new ListItem(Links.view(RunView.path(run.id()), run.title(), "strong"), state, about);
        item.addClassName("run");
        return item;
    }
}
