package org.gatehouse.messages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;

/** One message of the API, or in plain words why there is none. */
final class MessageCard extends Section {

    private final transient Supplier<CompletableFuture<String>> message;
    private final Loading place = new Loading("Loading the message");

    MessageCard(Supplier<CompletableFuture<String>> message) {
        this.message = message;
        addClassNames("card", "message");
        add(place);
    }

    void load() {
        place.show(message.get(), MessageCard::text, this::problem);
    }

    private static Component text(String message) {
        var text = new Paragraph(message);
        text.addClassName("message-text");
        return text;
    }

    private Component problem(Throwable failure) {
        if (!(failure instanceof MessageException known)) {
            return Notice.problem("Something went wrong here while the message was fetched.")
                    .withRetry(this::load);
        }
        Notice notice = Notice.problem(inWords(known.reason()));
        return known.reason() == MessageException.Reason.SIGN_IN_AGAIN
                ? notice.withLink("login", "Log In")
                : notice.withRetry(this::load);
    }

    private static String inWords(MessageException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "The message API cannot be reached. It may be down, or its address may be wrong.";
            case TOO_SLOW -> "The message API took too long to answer.";
            case NOT_ACCEPTED ->
                "The message API did not accept your sign-in (401). Its issuer or audience may differ from ours.";
            case FORBIDDEN -> "The message API knows you and does not give you this message (403).";
            case THROTTLED -> "The message API has had too many calls (429). Wait a moment before the next try.";
            case BAD_ANSWER -> "The message API answered with something other than a message.";
            case NOT_RENEWED -> "Your sign-in could not be renewed, because the identity provider cannot be reached.";
            case SIGN_IN_AGAIN -> "Your sign-in has run out. Log in again to see the message.";
        };
    }
}
