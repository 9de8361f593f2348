package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.jspecify.annotations.Nullable;

/** Who changed a user lately, and what came of it. */
final class HistoryCard {

    static final String TITLE = "Last changes";

    private HistoryCard() {}

    /** @param allOf the id of the user */
    static Card of(List<AuditEntry> entries, String allOf) {
        if (entries.isEmpty()) {
            return new Card(TITLE, quiet("Nobody has changed this user from here."), all(allOf));
        }
        var list = new UnorderedList();
        list.addClassName("history");
        entries.forEach(entry -> list.add(item(entry)));
        return new Card(TITLE, list, all(allOf));
    }

    /** Log-ins, too. */
    private static Component all(String id) {
        var address = new Location("admin/audit", QueryParameters.of("target", id));
        return Links.view(address.getPathWithQueryParameters(), "All entries about this user");
    }

    private static ListItem item(AuditEntry entry) {
        var time = BrowserTime.of(UI.getCurrent());
        var what = new Span(words(entry.change().action()));
        what.addClassName("strong");
        var when = new Span(time.relative(entry.at(), Instant.now()));
        when.setTitle(String.valueOf(time.moment(entry.at())));
        var item =
                new ListItem(what, quiet(when.getText() + " by " + entry.actor().name()), values(entry.change()));
        String outcome = outcome(entry.outcome());
        if (!outcome.isEmpty()) {
            item.add(quiet(outcome + (entry.detail() == null ? "" : " " + entry.detail())));
        }
        return item;
    }

    private static Component values(Change change) {
        var list = new UnorderedList();
        list.addClassName("values");
        var names = new TreeSet<>(change.before().keySet());
        names.addAll(change.after().keySet());
        for (String name : names) {
            String before = change.before().get(name);
            String after = change.after().get(name);
            list.add(new ListItem(name + ": " + between(shown(name, before), shown(name, after))));
        }
        return list;
    }

    /** The trail holds a status as it is called in code. */
    private static @Nullable String shown(String name, @Nullable String value) {
        return Stream.of(UserStatus.values())
                .filter(status -> name.equals("Status") && status.name().equals(value))
                .map(UserStatus::label)
                .findFirst()
                .orElse(value);
    }

    private static String between(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return quoted(after);
        }
        return after == null ? "was " + quoted(before) : quoted(before) + " → " + quoted(after);
    }

    private static String quoted(@Nullable String value) {
        return value == null || value.isEmpty() ? "empty" : value;
    }

    private static String outcome(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "Begun, and nothing is known since.";
            case DONE -> "";
            case FAILED -> "Failed: nothing was changed.";
            case REFUSED -> "Refused: nothing was changed.";
            case UNKNOWN -> "Nobody knows whether it was done: there was no answer.";
        };
    }

    /** From {@code user.reset-password} to {@code Reset password}. */
    private static String words(String action) {
        String words = action.substring(action.indexOf('.') + 1).replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Paragraph quiet(String text) {
        var words = new Paragraph(text);
        words.addClassName("quiet");
        return words;
    }
}
