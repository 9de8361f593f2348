package org.gatehouse.requests;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Draft;
import org.gatehouse.console.Problem;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;
import org.springframework.dao.DataAccessException;

/** Asks about a decision, makes it, and tells what came of it. */
final class Verdict extends Div {

    /** The words for the person, while the administrator is away to prove who they are. */
    record Typed(long request, String words) {}

    private final transient RequestAdministration administration;
    private final transient GroupAdministration groups;
    private final String directory;
    private final transient Runnable changed;
    private final transient Awaited change = Awaited.change(this);
    private final Outcome outcome = new Outcome();

    /** @param changed is run when the request may be another than before */
    Verdict(RequestAdministration administration, GroupAdministration groups, String directory, Runnable changed) {
        this.administration = administration;
        this.groups = groups;
        this.directory = directory;
        this.changed = changed;
        add(outcome);
    }

    /**
     * @param answer what the directory said; with a person
     * @param comingBack whether the administrator has just been asked to prove who they are
     */
    void askToApprove(AccessRequest request, Situation answer, Group group, String words, boolean comingBack) {
        User user = answer.person().orElseThrow().user();
        if (!groups.makesAdministrators(group)) {
            if (!comingBack) { // nobody is sent away for these, and an address that anybody can make up approves
                // nothing
                approve(request, user, group, words);
            }
        } else if (groups.needsProof(group)) {
            prove(request, user, group, words, comingBack);
        } else {
            add(new Question(
                            "Add to " + Words.named(group.name()) + ": " + Words.named(user.name()),
                            new Paragraph(Words.named(user.name())
                                    + " becomes an administrator and can do all that you can do here."))
                    .withAnswer("Add", () -> approve(request, user, group, words)));
        }
    }

    void decline(AccessRequest request, String words) {
        if (change.isUnderWay()) {
            return;
        }
        try {
            administration.decline(request, words);
            outcome.tellAndFocus(Notice.done("Declined. " + Words.named(request.name()) + " reads it on the page."));
        } catch (CannotDecide refused) {
            outcome.tellAndFocus(Notice.hint(refused.sentence()));
        } catch (DataAccessException unavailable) {
            fail(unavailable);
        }
        changed.run();
    }

    private void approve(AccessRequest request, User user, Group group, String words) {
        if (change.isUnderWay()) {
            return;
        }
        try {
            var future = administration.approve(request, user, group, words);
            outcome.tellAndFocus(
                    Notice.hint("Adding " + Words.named(user.name()) + " to " + Words.named(group.name()) + " …"));
            change.await(future, now -> approved(user, group), failure -> {
                fail(failure);
                changed.run();
            });
        } catch (AuthenticateAgain again) {
            prove(request, user, group, words, false);
        } catch (CannotDecide refused) {
            outcome.tellAndFocus(Notice.hint(refused.sentence()));
            changed.run();
        } catch (DataAccessException unavailable) {
            fail(unavailable);
            changed.run();
        }
    }

    private void approved(User user, Group group) {
        outcome.tellAndFocus(Notice.done(Words.named(user.name()) + " is in " + Words.named(group.name())
                + " now, and the page opens to them."));
        changed.run();
    }

    private void fail(Throwable failure) {
        Problem problem = Problem.of(failure, directory, BrowserTime.of(UI.getCurrent()));
        outcome.tellAndFocus(Notice.problem(problem.sentence() + " The request waits."));
    }

    private void prove(AccessRequest request, User user, Group group, String words, boolean comingBack) {
        Draft.keep(new Typed(request.id(), PlainText.of(words)));
        String purpose = "To add " + Words.named(user.name()) + " to " + Words.named(group.name());
        add(ProofQuestion.keeping(purpose, "/" + RequestView.path(request.id(), group.name()), comingBack));
    }
}
