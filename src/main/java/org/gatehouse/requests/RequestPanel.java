package org.gatehouse.requests;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Form;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.LongField;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.UnsavedGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** On the page that refuses somebody: what they can do about it. */
final class RequestPanel extends Div {

    private static final Logger log = LoggerFactory.getLogger(RequestPanel.class);

    private final transient AccessRequests requests;
    private final String path;
    private final Outcome outcome = new Outcome();
    private final Div place = new Div();

    RequestPanel(AccessRequests requests, String path) {
        this.requests = requests;
        this.path = path;
        place.addClassName("stack");
        add(new Card("Access", outcome, place));
        show();
    }

    private void show() {
        place.removeAll();
        try {
            place.add(content(requests.standing(path)));
        } catch (DataAccessException unavailable) {
            log.warn("A person's requests could not be read: {}", unavailable.getMessage());
            place.add(Notice.problem("Whether you have asked for this page cannot be read at the moment.")
                    .withRetry(this::show));
        }
    }

    private Component content(Standing standing) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        return switch (standing) {
            case Standing.Open open ->
                Notice.done("This page is open to you by now.").withLink("/" + path, "Open it");
            case Standing.NotOffered not -> new Paragraph(not.sentence());
            case Standing.Waiting waiting ->
                Notice.hint(
                        "You have asked for access: " + since(waiting.since(), time)
                                + ". An administrator has not decided yet. This page opens by itself when they have let you in.");
            case Standing.Declined declined ->
                new Div(
                        declined(declined.request(), time),
                        new Paragraph("You can ask again from " + time.moment(declined.again()) + "."));
            case Standing.TooMany many ->
                new Paragraph("You have asked for " + AccessRequests.MOST_A_DAY
                        + " pages within a day, which is as many as you can. You can ask again from "
                        + time.moment(many.again()) + ".");
            case Standing.MayAsk ask -> askingIfGranted(ask, time);
        };
    }

    private Component askingIfGranted(Standing.MayAsk ask, BrowserTime time) {
        var waiting = new Loading("Looking whether somebody can let you in");
        waiting.show(
                requests.obstacle(path),
                obstacle -> obstacle.<Component>map(Paragraph::new).orElseGet(() -> asking(ask, time)),
                failure -> asking(ask, time));
        return waiting;
    }

    private Component asking(Standing.MayAsk ask, BrowserTime time) {
        var content = new Div();
        content.addClassName("stack");
        if (ask.declined() != null) {
            content.add(declined(ask.declined(), time));
        }
        var reason = new LongField("request-reason", "Why you need it (optional)", PlainText.LONGEST);
        var button = new NativeButton("Request access");
        button.addClassNames("button", "primary");
        var form = new Form(reason, button);
        button.addClickListener(click -> ask(form, button, reason.text()));
        content.add(
                new Paragraph(
                        ask.administrator()
                                ? "You are an administrator: you can add yourself to a group under Groups, or ask another"
                                        + " administrator here."
                                : "An administrator can let you in. Your name, your groups and the page go with it."),
                form);
        return content;
    }

    private void ask(Form form, NativeButton button, String reason) {
        button.setEnabled(false);
        try {
            requests.ask(path, reason);
        } catch (DataAccessException unavailable) {
            log.warn("A request could not be written: {}", unavailable.getMessage());
            outcome.tellAndFocus(Notice.problem(
                    "Your request could not be sent: the database does not answer. Try again" + " in a moment."));
            button.setEnabled(true);
            return;
        }
        UnsavedGuard.saved(form);
        show();
        outcome.tellAndFocus(Notice.done("Your request was sent."));
    }

    private static Component declined(AccessRequest request, BrowserTime time) {
        var words = new Div(new Paragraph("Your request was declined on " + time.moment(request.decided()) + "."));
        words.addClassName("stack");
        if (request.answer() != null && !request.answer().isBlank()) {
            words.add(Said.by(String.valueOf(request.decidedBy()), request.answer()));
        }
        return words;
    }

    private static String since(Instant since, BrowserTime time) {
        return time.relative(since, Instant.now());
    }
}
