package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.LoggedOutHereOnly;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Problem;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
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
    private final transient Awaited looking = Awaited.question(this);
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
            prove(user, ActionWords.of(action).verb + " " + named(user), action.name(), comingBack);
            return;
        }
        add(ActionQuestion.of(user, action, deliveries, delivery -> perform(user, action, delivery)));
    }

    void askToLogOut(User user) {
        var consequence =
                new Paragraph("All sessions here and at the provider end at once. Work that is not saved is lost."
                        + " They can log in again.");
        add(new Question("Log " + named(user) + " out everywhere?", consequence)
                .withAnswer("Log out", () -> logOut(user)));
    }

    private void logOut(User user) {
        proven(
                user,
                "log out " + named(user),
                UserLink.LOG_OUT,
                () -> run(
                        users.endSessions(user),
                        ended -> done(named(user) + " was logged out of " + Words.count(ended, "session")
                                + " here, and at " + directory + "."),
                        failure -> {
                            if (failure instanceof LoggedOutHereOnly half) {
                                outcome.tellAndFocus(
                                        HalfLoggedOut.of(named(user), half, directory, () -> logOut(user)));
                            } else {
                                failed(failure);
                            }
                        }));
    }

    /** @param member whether the user is to be in the group */
    void askToChangeGroup(User user, Group group, boolean member) {
        if (member && !groups.makesAdministrators(group)) {
            changeGroup(user, group, true);
        } else {
            askAboutGroup(user, group, member);
        }
    }

    /** After a proof of identity; about every group, since anybody can make up an address. */
    void askAgain(User user, MembershipAsked asked) {
        looking.await(
                groups.find(asked.groupId()),
                found -> found.filter(group -> group.kind() == GroupKind.EDITABLE)
                        .ifPresentOrElse(
                                group -> askAgain(user, group, asked),
                                () -> outcome.tell(Notice.hint("There is no such group, or no longer."))),
                this::failed);
    }

    private void askAgain(User user, Group group, MembershipAsked asked) {
        if (groups.needsProof(group)) {
            prove(user, purpose(user, group, asked.member()), asked.toDo(), true);
        } else {
            askAboutGroup(user, group, asked.member());
        }
    }

    private void askAboutGroup(User user, Group group, boolean member) {
        String consequence = member && groups.makesAdministrators(group)
                ? named(user) + " becomes an administrator and can do all that you can do here."
                : member
                        ? named(user) + " can open what is open to this group, from the next look on."
                        : named(user) + " can no longer open what is open to this group only, from the next look on.";
        add(new Question(
                        (member ? "Add to " : "Remove from ") + Words.named(group.name()) + ": " + named(user),
                        new Paragraph(consequence))
                .withAnswer(member ? "Add" : "Remove", () -> changeGroup(user, group, member)));
    }

    private void changeGroup(User user, Group group, boolean member) {
        proven(
                user,
                purpose(user, group, member),
                new MembershipAsked(group.id(), member).toDo(),
                () -> run(
                        member ? groups.add(group, user) : groups.remove(group, user),
                        done -> done(named(user) + (member ? " is in " : " is no longer in ")
                                + Words.named(group.name()) + ".")));
    }

    private static String purpose(User user, Group group, boolean member) {
        return (member ? "add " : "remove ") + named(user) + (member ? " to " : " from ") + Words.named(group.name());
    }

    private void perform(User user, UserAction action, Delivery delivery) {
        String purpose = ActionWords.of(action).verb + " " + named(user);
        proven(
                user,
                purpose,
                action.name(),
                () -> run(users.perform(user, action, delivery), done -> tell(user, action, done)));
    }

    private void tell(User user, UserAction action, Done done) {
        var words = Notice.done(ActionWords.of(action).done(named(user)));
        if (done.link() == null) {
            outcome.tellAndFocus(words);
        } else {
            outcome.tellAndFocus(new HandedLink(words, done.link()));
        }
    }

    private void done(String text) {
        outcome.tellAndFocus(Notice.done(text));
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
        run(future, tell, this::failed);
    }

    private <T> void run(CompletableFuture<T> future, Consumer<T> tell, Consumer<Throwable> failed) {
        running.accept(true);
        outcome.tellAndFocus(Notice.hint("Under way …"));
        change.await(
                future,
                result -> {
                    tell.accept(result);
                    changed.run();
                },
                failure -> {
                    failed.accept(failure);
                    changed.run();
                });
    }

    private void failed(Throwable failure) {
        outcome.tellAndFocus(Notice.problem(
                Problem.of(failure, directory, BrowserTime.of(UI.getCurrent())).sentence()));
    }

    private static String named(User user) {
        return Words.named(user.name());
    }
}
