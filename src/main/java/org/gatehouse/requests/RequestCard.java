package org.gatehouse.requests;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;

/** What was asked, and what has become of it. */
final class RequestCard extends Div {

    RequestCard(AccessRequest request, List<String> openers, BrowserTime time) {
        var state = new Span(request.state().words());
        state.addClassNames("badge", RequestGrid.look(request));
        var facts = new Facts()
                .with("Person", request.name())
                .with("E-mail", request.email())
                .with("Page", request.title() + ", " + request.path())
                .with("Asked", time.moment(request.asked()))
                .with("Groups then", words(request.groups()))
                .with("Opened by", openers.isEmpty() ? "No group at present" : words(openers))
                .with("Decided", time.moment(request.decided()))
                .with("By", request.decidedBy())
                .with("Added to", request.group());
        var card = new Card("Request", new Div(state), facts);
        card.add(request.reason().isBlank() ? quiet("No reason given.") : Said.by(request.name(), request.reason()));
        String answer = request.answer();
        if (answer != null && !answer.isBlank()) {
            String by = request.decidedBy();
            card.add(by == null ? quiet(answer) : Said.by(by, answer));
        }
        add(card);
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "None" : String.join(", ", names);
    }

    private static Paragraph quiet(String text) {
        var words = new Paragraph(text);
        words.addClassName("quiet");
        return words;
    }
}
