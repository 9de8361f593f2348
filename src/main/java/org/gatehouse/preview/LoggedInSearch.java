package org.gatehouse.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.gatehouse.session.LivePerson;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.SearchField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Finds people among those who are logged in now, where no directory knows more of them. */
final class LoggedInSearch extends Div {

    private static final Logger log = LoggerFactory.getLogger(LoggedInSearch.class);
    private static final int MOST = 8;

    private final transient Insight insight;
    private final transient Function<Asked, String> address;
    private final Div found = new Div();

    /** @param address of what there is to see of somebody */
    LoggedInSearch(Insight insight, Function<Asked, String> address) {
        this.insight = insight;
        this.address = address;
        addClassName("picker");
        found.getElement().setAttribute("role", "status");
        var field = new SearchField(
                "Search those who are logged in by name, e-mail address or user id",
                "Somebody who is logged in: name, e-mail or user id",
                this::look);
        add(field, found);
    }

    private void look(String text) {
        found.removeAll();
        if (text.isEmpty()) {
            return;
        }
        try {
            found.add(list(text, insight.loggedIn(text, MOST + 1)));
        } catch (DataAccessException unavailable) {
            log.warn("People who are logged in could not be searched: {}", unavailable.getMessage());
            found.add(Notice.problem("Nobody can be found at the moment: the database does not answer.")
                    .withRetry(() -> look(text)));
        }
    }

    private Component list(String text, List<LivePerson> people) {
        if (people.isEmpty()) {
            return new Paragraph("Nobody who is logged in matches “" + text + "”.");
        }
        var list = new UnorderedList();
        list.addClassName("links");
        people.stream().limit(MOST).forEach(person -> list.add(item(person)));
        return people.size() > MOST ? new Div(list, new Paragraph("There are more: type on to find them.")) : list;
    }

    private ListItem item(LivePerson person) {
        var asked = new Asked.LoggedIn(person.issuer(), person.subject());
        var which = new Span(" " + Objects.requireNonNullElse(person.email(), person.subject()));
        which.addClassName("quiet");
        which.setTitle(person.issuer());
        return new ListItem(Links.view(address.apply(asked), person.name()), which);
    }
}
