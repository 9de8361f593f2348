package org.gatehouse.auditing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.Change;
import org.gatehouse.session.Device;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One entry with all that is known of it. */
@Route(AuditEntryView.PATH)
@PageTitle("Audit entry · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class AuditEntryView extends Page implements BeforeEnterObserver {

    static final String PATH = AuditView.PATH + "/:entry";

    private static final Logger log = LoggerFactory.getLogger(AuditEntryView.class);

    private final transient AuditLog trail;
    private final Div place = new Div();

    AuditEntryView(AuditLog trail) {
        super("Audit entry");
        this.trail = trail;
        addComponentAsFirst(Links.view(AuditView.PATH, "All entries", "back"));
        place.addClassName("stack");
        add(place);
    }

    static String path(long id) {
        return AuditView.PATH + "/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        place.removeAll();
        try {
            event.getRouteParameters()
                    .get("entry")
                    .flatMap(this::find)
                    .ifPresentOrElse(
                            entry -> show(entry, BrowserTime.of(event.getUI())),
                            () -> event.rerouteToError(NotFoundException.class));
        } catch (DataAccessException unavailable) {
            log.warn("An audit entry could not be read: {}", unavailable.getMessage());
            place.add(Notice.problem("The entry cannot be read at the moment: the database does not answer."));
        }
    }

    private Optional<AuditEntry> find(String number) {
        try {
            return trail.find(Long.parseLong(number));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private void show(AuditEntry entry, BrowserTime time) {
        heading.setText(ActionWords.of(entry.change().action()));
        place.add(
                new Card("What", what(entry, time), links(entry)),
                new Card("Before and after", differences(entry)),
                new Card("From where", whence(entry)));
    }

    private static Facts what(AuditEntry entry, BrowserTime time) {
        var facts = new Facts()
                .with("Time", time.date(entry.at()) + ", " + time.second(entry.at()), entry.at() + " (UTC)")
                .with("UTC", entry.at().toString())
                .with("Person", entry.actor().name())
                .with("Person’s id", entry.actor().subject())
                .with("Provider", entry.actor().issuer())
                .with("Action", entry.change().action())
                .with("Target", entry.change().targetName())
                .with("Target’s id", targetId(entry));
        return facts.with("Outcome", OutcomeWords.sentence(entry.outcome())).with("Detail", entry.detail());
    }

    private static String targetId(AuditEntry entry) {
        String id = entry.change().targetId();
        return id.isEmpty() ? "" : entry.change().kind() + ":" + id;
    }

    /** Beside the target; empty where there is none, or several. */
    private static Optional<String> group(Change change) {
        return Stream.of(change.before(), change.after())
                .flatMap(values -> Optional.ofNullable(values.get(Change.GROUP_ID)).stream())
                .filter(id -> !id.contains(Change.BETWEEN_IDS))
                .findFirst();
    }

    private static Facts whence(AuditEntry entry) {
        String agent = entry.whence().userAgent();
        var facts = new Facts()
                .with("Address", entry.whence().address())
                .with("Device", agent.isEmpty() ? "" : Device.of(agent).text())
                .with("User agent", agent)
                .with("Session", entry.actor().sessionId())
                .with("Request", entry.whence().correlation())
                .with("Entry", String.valueOf(entry.id()));
        return facts;
    }

    private static Component differences(AuditEntry entry) {
        return entry.change().before().isEmpty() && entry.change().after().isEmpty()
                ? new Paragraph("There is nothing more to this entry.")
                : new Differences(entry.change());
    }

    private static Component links(AuditEntry entry) {
        var links = new Div();
        links.addClassName("buttons");
        String person = entry.actor().subject();
        if (person.length() > 1) {
            links.add(Links.view(
                    AuditFilter.NONE.withPerson(person).address(), "All entries by this person", "button", "small"));
        }
        if (!entry.change().targetId().isEmpty()) {
            links.add(Links.view(
                    AuditFilter.NONE.withTarget(targetId(entry)).address(),
                    "All entries about this target",
                    "button",
                    "small"));
        }
        group(entry.change())
                .ifPresent(id -> links.add(Links.view(
                        AuditFilter.NONE.withTarget("group:" + id).address(),
                        "All entries about this group",
                        "button",
                        "small")));
        return links;
    }
}
