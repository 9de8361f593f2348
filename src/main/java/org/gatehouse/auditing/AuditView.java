package org.gatehouse.auditing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.LiveTail;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What happened, the latest first. Administrators narrow it down, watch it, take it with them and verify it here. */
@Route(AuditView.PATH)
@PageTitle("Audit · Gatehouse")
@Menu(title = "Audit", order = 10, icon = "audit")
@OpenTo(Audience.ADMINISTRATORS)
class AuditView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/audit";

    private static final Logger log = LoggerFactory.getLogger(AuditView.class);

    private final transient AuditLog trail;
    private final AuditFilterBar bar;
    private final AuditList list = new AuditList(this::nothing);
    private final LiveTail live;
    private final VerifyPanel verify;
    private final Anchor csv = Links.document(AuditFilter.CSV, "Export CSV", "button");
    private final Anchor json = Links.document(AuditFilter.JSON, "Export JSON lines", "button");
    private AuditFilter filter = AuditFilter.NONE;

    AuditView(AuditLog trail, InstantSource clock) {
        super("Audit", "Who did what, from where, and what came of it. Entries are never changed.");
        this.trail = trail;
        this.live = new LiveTail(this::look, clock);
        this.bar = new AuditFilterBar(this::type, this::choose);
        this.verify = new VerifyPanel(trail);
        addClassName("wide");
        var files = new Div(csv, json, verify.button());
        files.addClassNames("buttons", "at-end");
        var above = new Div(list.list().count(), live, files);
        above.addClassName("tools");
        add(bar, verify, above, list);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        filter = AuditFilter.from(event.getLocation().getQueryParameters());
        bar.show(filter, actions(), BrowserTime.of(UI.getCurrent()));
        verify.comeBack();
        load();
    }

    /** While somebody types, the address changes in its place. */
    private void type(AuditFilter changed) {
        if (!changed.equals(filter)) {
            filter = changed;
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, filter.address()));
            load();
        }
    }

    /** What is chosen can be taken back with the browser's button. */
    private void choose(AuditFilter changed) {
        if (!changed.equals(filter)) {
            filter = changed;
            getUI().ifPresent(ui -> ui.getPage().getHistory().pushState(null, filter.address()));
            load();
        }
    }

    private void load() {
        var query = filter.query();
        csv.setHref(filter.address(AuditFilter.CSV));
        json.setHref(filter.address(AuditFilter.JSON));
        showList();
        live.begin(query.to() == null);
    }

    private void showList() {
        list.list().show(after -> page(after));
    }

    private CompletableFuture<org.gatehouse.directory.Page<AuditEntry>> page(Optional<String> after) {
        try {
            Long before = after.map(Long::valueOf).orElse(null);
            List<AuditEntry> entries = trail.page(filter.query(), before, CursorGrid.PAGE);
            String next = entries.size() < CursorGrid.PAGE
                    ? null
                    : String.valueOf(entries.getLast().id());
            return CompletableFuture.completedFuture(new org.gatehouse.directory.Page<>(entries, next));
        } catch (DataAccessException unavailable) {
            return CompletableFuture.failedFuture(unavailable);
        }
    }

    /** Shows what is new; anew when that is more than a page. */
    private void look() {
        try {
            List<AuditEntry> newest = trail.page(filter.query(), null, CursorGrid.PAGE);
            if (!list.follow(newest)) {
                showList();
            }
        } catch (DataAccessException unavailable) {
            log.warn("New audit entries could not be read: {}", unavailable.getMessage());
            live.pause("Paused: the database does not answer.");
        }
    }

    private List<String> actions() {
        try {
            return trail.actions();
        } catch (DataAccessException unavailable) {
            log.warn("Actions could not be read: {}", unavailable.getMessage());
            return List.of();
        }
    }

    private Component nothing() {
        var nothing = new Div();
        nothing.addClassName("nothing");
        if (filter.equals(AuditFilter.NONE)) {
            nothing.add(new Paragraph("Nothing has happened yet."));
            return nothing;
        }
        var all = new NativeButton("Show all entries", click -> showAll());
        all.addClassName("button");
        nothing.add(new Paragraph("No entry matches these filters."), all);
        return nothing;
    }

    private void showAll() {
        getUI().ifPresent(ui -> bar.show(AuditFilter.NONE, actions(), BrowserTime.of(ui)));
        choose(AuditFilter.NONE);
    }
}
