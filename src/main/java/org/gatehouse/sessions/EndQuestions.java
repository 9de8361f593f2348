package org.gatehouse.sessions;

import com.vaadin.flow.component.html.Paragraph;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gatehouse.session.RecentAuthentication;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;

/** What is asked before a session ends. */
final class EndQuestions {

    private EndQuestions() {}

    /** @param ofPerson how many sessions the person has that can be ended from here */
    static Question confirm(SessionInfo session, boolean mine, int ofPerson, Runnable endOne, Runnable endAll) {
        String device = session.device().text();
        var question = new Question(
                "Log " + session.name() + " out?",
                new Paragraph("The session on " + device + " from " + session.address()
                        + " ends at once. Work there that" + " is not saved is lost."),
                new Paragraph(
                        mine
                                ? "This is a session of your own. You stay logged in here."
                                : "Where possible, " + session.name() + " is also logged out at "
                                        + Outcome.provider(session) + ", which may end other sessions too."));
        if (ofPerson > 1) {
            question.withAnswer("Log out all " + Words.count(ofPerson, "session"), endAll);
        }
        return question.withAnswer(ofPerson > 1 ? "Log out this one" : "Log out", endOne);
    }

    /** @param comingBack whether the person comes from just that */
    static Question proveYourself(SessionInfo session, String backTo, boolean comingBack) {
        String about = "To log out " + session.name() + " on "
                + session.device().text()
                + ", you have to have proved who you are within the last "
                + Words.count(RecentAuthentication.GOOD_FOR.toMinutes(), "minute") + ". You come back here afterwards.";
        var question = new Question("Confirm that it is you", new Paragraph(about));
        if (comingBack) {
            question.add(new Paragraph("If you have just done that, your identity provider does not tell this"
                    + " application, and nobody else's session can be ended."));
        }
        String address = "login?reauthenticate&continue=" + URLEncoder.encode(backTo, StandardCharsets.UTF_8);
        return question.withLink(Links.document(address, "Confirm", "button", "primary"));
    }
}
