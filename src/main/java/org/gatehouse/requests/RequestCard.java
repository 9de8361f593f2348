package org.gatehouse.requests;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.jspecify.annotations.Nullable;

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
        if (isSaid(request.answer())) {
            card.add(
                    request.decidedBy() == null
                            ? quiet(request.answer())
                            : Said.by(request.decidedBy(), request.answer()));
        }
        add(card);
    }

    private static boolean isSaid(@Nullable String answer) {
        return answer != null && !answer.isBlank();
    }

    private static String words(List<String> names) {
        return names.isEmpty() ? "None" : String.join(", ", names);
    }

    private static Paragraph quiet(@Nullable String text) {
        var words = new Paragraph(String.valueOf(text));
        words.addClassName("quiet");
        return words;
    }
}
