package org.gatehouse.auditing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.shell.OverviewCard;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Words;
import org.springframework.core.annotation.Order;

/** What happened last. */
@org.springframework.stereotype.Component
@Order(4)
class AuditOverview implements OverviewCard {

    private static final int LATEST = 5;

    private final AuditLog trail;

    AuditOverview(AuditLog trail) {
        this.trail = trail;
    }

    @Override
    public String title() {
        return "Latest in the audit trail";
    }

    @Override
    public String path() {
        return AuditView.PATH;
    }

    @Override
    public Component content() {
        List<AuditEntry> latest = trail.page(AuditQuery.EVERYTHING, null, LATEST);
        if (latest.isEmpty()) {
            return new Paragraph("Nothing has happened yet.");
        }
        var list = new UnorderedList();
        list.addClassName("history");
        latest.forEach(entry -> list.add(item(entry)));
        return list;
    }

    private static ListItem item(AuditEntry entry) {
        String target = entry.change().targetName();
        String when = BrowserTime.of(UI.getCurrent()).relative(entry.at(), Instant.now());
        var more = new Paragraph((target.isBlank() ? "" : Words.named(target) + ", ") + when + " by "
                + Words.named(entry.actor().name()) + ": " + OutcomeWords.of(entry.outcome()));
        more.addClassName("quiet");
        return new ListItem(
                Links.view(
                        AuditEntryView.path(entry.id()),
                        ActionWords.of(entry.change().action())),
                more);
    }
}
