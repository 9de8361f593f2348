package org.gatehouse.sessions;

import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.session.SessionInfo;
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
        String purpose =
                "To log out " + session.name() + " on " + session.device().text();
        return ProofQuestion.of(purpose, backTo, comingBack);
    }
}
