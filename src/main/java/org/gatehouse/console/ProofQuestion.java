package org.gatehouse.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.gatehouse.session.RecentAuthentication;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;

/** Asks for a fresh proof of identity, with a link to the provider that comes back. */
public final class ProofQuestion {

    private ProofQuestion() {}

    /**
     * The same where what was typed is there again afterwards: leaving the page loses nothing, and the browser asks nothing.
     *
     * @see #of
     */
    public static Question keeping(String purpose, String backTo, boolean comingBack) {
        return of(purpose, backTo, comingBack, link -> link.getElement().setAttribute("data-unsaved-kept", ""));
    }

    /**
     * @param purpose what needs it, for example {@code To delete Ada Lovelace}
     * @param backTo the address to come back to, with whatever it takes to go on there
     * @param comingBack whether the person comes from just that
     */
    public static Question of(String purpose, String backTo, boolean comingBack) {
        return of(purpose, backTo, comingBack, link -> {});
    }

    private static Question of(String purpose, String backTo, boolean comingBack, Consumer<Anchor> marked) {
        String about = purpose + ", you have to have proved who you are within the last "
                + Words.count(RecentAuthentication.GOOD_FOR.toMinutes(), "minute") + ". You come back here afterwards.";
        var question = new Question("Confirm that it is you", new Paragraph(about));
        if (comingBack) {
            question.add(new Paragraph("If you have just done that, your identity provider does not tell this"
                    + " application, and nothing that needs it can be done."));
        }
        String address = "login?reauthenticate&continue=" + URLEncoder.encode(backTo, StandardCharsets.UTF_8);
        var link = Links.document(address, "Confirm", "button", "primary");
        marked.accept(link);
        return question.withLink(link);
    }
}
