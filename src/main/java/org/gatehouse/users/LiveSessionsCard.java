package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;

/** Where a user is logged in to this application now. */
final class LiveSessionsCard {

    static final String TITLE = "Live sessions";

    private LiveSessionsCard() {}

    static Card of(List<SessionInfo> sessions, Runnable logOut) {
        var button = new NativeButton("Log out everywhere", click -> logOut.run());
        button.addClassName("button");
        if (sessions.isEmpty()) {
            return new Card(TITLE, new Paragraph("Not logged in here at the moment."), button);
        }
        var list = new UnorderedList();
        list.addClassName("history");
        sessions.forEach(session -> list.add(item(session)));
        return new Card(TITLE, list, button);
    }

    private static ListItem item(SessionInfo session) {
        var device = new Span(session.device().text());
        device.addClassName("strong");
        var time = BrowserTime.of(UI.getCurrent());
        var more = new Paragraph(session.address() + ", last seen " + time.relative(session.lastSeen(), Instant.now()));
        more.addClassName("quiet");
        return new ListItem(device, more);
    }
}
