package org.gatehouse.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.dao.DataAccessException;

/** Where the person is logged in, with a way to log out there. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class DeviceList extends Div {

    private static final Logger log = LoggerFactory.getLogger(DeviceList.class);

    private final transient Devices devices;
    private final Div outcome = new Div();
    private final Div place = new Div();

    DeviceList(Devices devices) {
        this.devices = devices;
        addClassName("device-list");
        outcome.getElement().setAttribute("role", "status");
        add(outcome, place);
    }

    void show() {
        place.removeAll();
        try {
            place.add(list(devices.mine()));
        } catch (DataAccessException unavailable) {
            log.warn("A person's sessions could not be read: {}", unavailable.getMessage());
            place.add(Notice.problem("Your devices could not be read. Nothing has changed.")
                    .withRetry(this::show));
        }
    }

    private Component list(List<SessionInfo> sessions) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        var items = new UnorderedList();
        items.addClassName("devices");
        sessions.stream().filter(devices::isThis).map(mine -> item(mine, time)).forEach(items::add);
        List<SessionInfo> others =
                sessions.stream().filter(session -> !devices.isThis(session)).toList();
        others.forEach(other -> items.add(item(other, time, endButton(other))));
        var content = new Div(items);
        content.add(others.isEmpty() ? new Paragraph("No other devices.") : endOthersButton(others.size()));
        return content;
    }

    private ListItem item(SessionInfo session, BrowserTime time, Component... action) {
        var name = new Span(session.device().text());
        name.addClassName("device-name");
        Instant now = Instant.now();
        var facts = new Facts()
                .with("Last seen", time.relative(session.lastSeen(), now), exactly(session.lastSeen(), time))
                .with("Logged in", time.relative(session.created(), now), exactly(session.created(), time))
                .with("Address", session.address())
                .with("Provider", session.providerName());
        var item = new ListItem(name);
        item.addClassNames("device", session.device().isMobile() ? "icon-phone" : "icon-computer");
        if (action.length == 0) {
            var mark = new Span("This device");
            mark.addClassName("badge");
            item.add(mark);
        }
        item.add(facts);
        item.add(action);
        return item;
    }

    private static String exactly(Instant instant, BrowserTime time) {
        return Objects.requireNonNull(time.moment(instant));
    }

    private NativeButton endButton(SessionInfo session) {
        String device = session.device().text();
        var button = new NativeButton(
                "Log out",
                click -> add(new Question(
                                "Log out " + device + "?",
                                new Paragraph("The session from " + session.address()
                                        + " ends at once. Work there that is not" + " saved is lost."))
                        .withAnswer("Log out", () -> end(session))));
        button.addClassName("button");
        button.setAriaLabel("Log out " + device + ", " + session.address());
        return button;
    }

    private NativeButton endOthersButton(int others) {
        var button = new NativeButton(
                "Log out all others",
                click -> add(new Question(
                                "Log out all other devices?",
                                new Paragraph(Words.count(others, "other session")
                                        + (others == 1 ? " ends" : " end")
                                        + " at once. You stay logged in here."))
                        .withAnswer("Log out all others", this::endOthers)));
        button.addClassName("button");
        return button;
    }

    private void end(SessionInfo session) {
        String device = session.device().text();
        tell(devices.end(session.id()) ? device + " was logged out." : device + " had been logged out already.");
    }

    private void endOthers() {
        tell(Words.count(devices.endOthers(), "other session") + " ended.");
    }

    private void tell(String sentence) {
        outcome.removeAll();
        outcome.add(Notice.done(sentence));
        show();
        // The button that was clicked is gone, and the words may be out of sight.
        outcome.getElement().setAttribute("tabindex", "-1").callJsFunction("focus");
    }
}
