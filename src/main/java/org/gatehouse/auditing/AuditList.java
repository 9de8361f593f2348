package org.gatehouse.auditing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.Change;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.WideColumns;
import org.gatehouse.uikit.Words;

/** The columns of the list. A phone gets one that tells it all. */
final class AuditList extends Div {

    private static final int LONGEST = 200;

    private static final String ENTRY = """
            <div class="cell"><a class="strong" href="${item.address}" router-link>${item.action}</a>
            <span class="quiet" title="${item.target}">${item.target}</span>
            <span class="quiet on-phone">${item.person}</span>
            <span class="on-phone"><span class="badge ${item.look}">${item.outcome}</span></span>
            <span class="quiet on-phone">${item.exactly}</span></div>""";
    private static final String PERSON = """
            <div class="cell"><span title="${item.person}">${item.person}</span>
            <span class="quiet" title="${item.from}">${item.from}</span></div>""";

    private final CursorGrid<AuditEntry> list;

    /** @param nothing what to show instead of an empty list */
    AuditList(Supplier<Component> nothing) {
        this.list = new CursorGrid<>("entry", "The database", entry -> String.valueOf(entry.id()), nothing);
        var grid = list.grid();
        grid.getElement().setProperty("accessibleName", "Audit entries");
        grid.addColumn(entry()).setHeader("Entry").setFlexGrow(3);
        var person = grid.addColumn(person()).setHeader("Person").setFlexGrow(2);
        var outcome =
                grid.addColumn(outcome()).setHeader("Outcome").setWidth("8rem").setFlexGrow(0);
        var time = grid.addColumn(time()).setHeader("Time").setWidth("15rem").setFlexGrow(0);
        WideColumns.of(grid).from(WideColumns.MOST_WINDOWS, person, outcome, time);
        add(list);
    }

    CursorGrid<AuditEntry> list() {
        return list;
    }

    /** Shows the newest entries with those that are there; false when others may lie between them. */
    boolean follow(List<AuditEntry> newest) {
        List<AuditEntry> shown = list.items();
        int same = Math.min(newest.size(), shown.size());
        if (same == newest.size() && newest.equals(shown.subList(0, same))) {
            return true;
        }
        boolean joined = shown.isEmpty()
                ? newest.size() < CursorGrid.PAGE
                : newest.stream()
                        .anyMatch(entry -> entry.id() == shown.getFirst().id());
        if (joined) {
            list.latest(newest);
        }
        return joined;
    }

    private static LitRenderer<AuditEntry> entry() {
        return LitRenderer.<AuditEntry>of(ENTRY)
                .withProperty("address", entry -> AuditEntryView.path(entry.id()))
                .withProperty("action", entry -> ActionWords.of(entry.change().action()))
                .withProperty("target", entry -> clipped(target(entry)))
                .withProperty("person", entry -> clipped(entry.actor().name()))
                .withProperty("outcome", entry -> OutcomeWords.of(entry.outcome()))
                .withProperty("look", entry -> OutcomeWords.look(entry.outcome()))
                .withProperty("exactly", AuditList::exactly);
    }

    private static LitRenderer<AuditEntry> person() {
        return LitRenderer.<AuditEntry>of(PERSON)
                .withProperty("person", entry -> clipped(entry.actor().name()))
                .withProperty("from", entry -> entry.whence().address());
    }

    private static LitRenderer<AuditEntry> outcome() {
        return LitRenderer.<AuditEntry>of("<span class=\"badge ${item.look}\">${item.outcome}</span>")
                .withProperty("outcome", entry -> OutcomeWords.of(entry.outcome()))
                .withProperty("look", entry -> OutcomeWords.look(entry.outcome()));
    }

    private static LitRenderer<AuditEntry> time() {
        return LitRenderer.<AuditEntry>of("<span class=\"when\" title=\"${item.text}\">${item.exactly}</span>")
                .withProperty("text", entry -> time(UI.getCurrent()).relative(entry.at(), Instant.now()))
                .withProperty("exactly", AuditList::exactly);
    }

    private static String target(AuditEntry entry) {
        Change change = entry.change();
        String name = change.targetName();
        String target = name.isBlank() ? change.targetId() : name;
        String group = change.after().getOrDefault(Change.GROUP, change.before().getOrDefault(Change.GROUP, ""));
        return group.isBlank() ? target : target + ", group " + group;
    }

    private static String exactly(AuditEntry entry) {
        BrowserTime time = time(UI.getCurrent());
        return time.date(entry.at()) + ", " + time.second(entry.at());
    }

    private static BrowserTime time(UI ui) {
        return BrowserTime.of(ui);
    }

    private static String clipped(String text) {
        return Words.named(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
