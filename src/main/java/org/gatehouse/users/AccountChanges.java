package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Outcome;
import org.gatehouse.console.Problem;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;

/** Asks about changes of an account, makes them one at a time, and tells what came of them. */
final class AccountChanges extends Div {

    private final transient UserAdministration users;
    private final transient GroupAdministration groups;
    private final Set<Delivery> deliveries;
    private final String directory;
    private final transient Consumer<Boolean> running;
    private final transient Runnable changed;
    private final transient Awaited change = Awaited.change(this);
    private final Outcome outcome = new Outcome();

    /**
     * @param running is told when a change begins and ends
     * @param changed is run when the user may be another than before
     */
    AccountChanges(
            UserAdministration users,
            GroupAdministration groups,
            Set<Delivery> deliveries,
            String directory,
            Consumer<Boolean> running,
            Runnable changed) {
        this.users = users;
        this.groups = groups;
        this.deliveries = deliveries;
        this.directory = directory;
        this.running = running;
        this.changed = changed;
        add(outcome);
    }

    Outcome outcome() {
        return outcome;
    }

    /** @param comingBack whether the person has just been asked to prove who they are */
    void ask(User user, UserAction action, boolean comingBack) {
        if (users.needsProof(action, Delivery.MAIL)) {
            prove(user, ActionWords.of(action).verb + " " + user.name(), action.name(), comingBack);
            return;
        }
        add(ActionQuestion.of(user, action, deliveries, delivery -> perform(user, action, delivery)));
    }

    void askToLogOut(User user) {
        var consequence =
                new Paragraph("All sessions here and at the provider end at once. Work that is not saved is lost."
                        + " They can log in again.");
        add(new Question("Log " + user.name() + " out everywhere?", consequence)
                .withAnswer("Log out", () -> logOut(user)));
    }

    private void logOut(User user) {
        proven(
                user,
                "log out " + user.name(),
                UserLink.LOG_OUT,
                () -> run(
                        users.endSessions(user),
                        ended -> outcome.done(user.name() + " was logged out of " + Words.count(ended, "session")
                                + " here, and at " + directory + ".")));
    }

    /** @param member whether the user is to be in the group */
    void askToChangeGroup(User user, Group group, boolean member) {
        if (member && !groups.makesAdministrators(group)) {
            changeGroup(user, group, true);
            return;
        }
        String consequence = member
                ? user.name() + " becomes an administrator and can do all that you can do here."
                : user.name() + " can no longer open what is open to this group only, from the next look on.";
        add(new Question(
                        (member ? "Add to " : "Remove from ") + group.name() + ": " + user.name(),
                        new Paragraph(consequence))
                .withAnswer(member ? "Add" : "Remove", () -> changeGroup(user, group, member)));
    }

    private void changeGroup(User user, Group group, boolean member) {
        String purpose = (member ? "add " : "remove ") + user.name() + (member ? " to " : " from ") + group.name();
        proven(
                user,
                purpose,
                "",
                () -> run(
                        member ? groups.add(group, user) : groups.remove(group, user),
                        done -> outcome.done(
                                user.name() + (member ? " is in " : " is no longer in ") + group.name() + " now.")));
    }

    private void perform(User user, UserAction action, Delivery delivery) {
        String purpose = ActionWords.of(action).verb + " " + user.name();
        proven(
                user,
                purpose,
                action.name(),
                () -> run(users.perform(user, action, delivery), done -> tell(user, action, done)));
    }

    private void tell(User user, UserAction action, Done done) {
        var words = Notice.done(ActionWords.of(action).done(user.name()));
        if (done.link() == null) {
            outcome.tell(words);
        } else {
            outcome.tell(words, new HandedLink(user.name(), done.link()));
        }
    }

    /** The proof may have run out while a question was open. */
    private void proven(User user, String purpose, String toDo, Runnable action) {
        try {
            action.run();
        } catch (AuthenticateAgain again) {
            prove(user, purpose, toDo, false);
        }
    }

    private void prove(User user, String purpose, String toDo, boolean comingBack) {
        add(ProofQuestion.of("To " + purpose, "/" + UserLink.to(user.id(), toDo), comingBack));
    }

    private <T> void run(CompletableFuture<T> future, Consumer<T> tell) {
        running.accept(true);
        outcome.hint("Under way …");
        change.await(
                future,
                result -> {
                    tell.accept(result);
                    changed.run();
                },
                failure -> {
                    outcome.problem(Problem.of(failure, directory, BrowserTime.of(UI.getCurrent())));
                    changed.run();
                });
    }
}
