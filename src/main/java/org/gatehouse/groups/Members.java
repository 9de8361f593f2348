package org.gatehouse.groups;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.Picker;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;

/** Who is in a group. Where administrators decide about that, they take people in and out here. */
final class Members extends Div {

    /** What is done with a person. */
    enum Step {
        ADD,
        REMOVE
    }

    private final transient GroupAdministration groups;
    private final transient UserAdministration users;
    private transient Group group;
    private final Outcome outcome = new Outcome();
    private final Retries retries;
    private final CursorGrid<User> list;

    Members(GroupAdministration groups, UserAdministration users, Group group, String directory) {
        this.groups = groups;
        this.users = users;
        this.group = group;
        this.retries = new Retries(directory);
        this.list = new CursorGrid<>("member", directory, User::id, Members::nothing);
        boolean open = group.kind() == GroupKind.EDITABLE;
        columns(list.grid(), open);
        var card = new Card("Members");
        if (open) {
            card.add(Picker.ofUsers(users, "Add somebody: name, login or e-mail", directory, this::add));
        }
        card.add(outcome, list.count(), list);
        add(card);
        list.show(after -> groups.members(group.id(), CursorGrid.PAGE, after));
    }

    /** The same group, under another name perhaps: what is changed from here on is changed under that. */
    void goOnWith(Group now) {
        group = now;
    }

    /** Asks once more about somebody, after a proof of identity. */
    void comeBack(String userId, Step step) {
        var progress = new Loading(() -> new Text(""));
        outcome.tell(progress);
        progress.show(
                users.details(userId),
                found -> {
                    found.ifPresent(details -> ask(details.user(), step, true));
                    return found.isEmpty() ? Notice.hint("There is no such user, or no longer.") : new Text("");
                },
                failure -> retries.after(failure, () -> comeBack(userId, step)));
    }

    private void add(User user) {
        if (groups.makesAdministrators(group)) {
            ask(user, Step.ADD, false);
        } else {
            change(user, Step.ADD);
        }
    }

    private void ask(User user, Step step, boolean comingBack) {
        boolean adds = step == Step.ADD;
        if (groups.needsProof(group)) {
            String purpose = adds ? "To make " + named(user) + " an administrator" : "To remove " + named(user);
            String backTo = GroupView.backTo(group, adds ? "add" : "remove", user.id());
            add(ProofQuestion.of(purpose, backTo, comingBack));
            return;
        }
        String admins = groups.makesAdministrators(group) ? " This group makes its members administrators." : "";
        var question = adds
                ? new Question("Add " + named(user) + "?", new Paragraph(Words.named(user.login()) + "." + admins))
                : new Question(
                        "Remove " + named(user) + "?",
                        new Paragraph(Words.named(user.login()) + " loses what " + Words.named(group.name()) + " opens."
                                + admins));
        add(question.withAnswer(adds ? "Add" : "Remove", () -> change(user, step)));
    }

    private void change(User user, Step step) {
        boolean adds = step == Step.ADD;
        try {
            CompletableFuture<Boolean> change = adds ? groups.add(group, user) : groups.remove(group, user);
            var progress = new Loading(() -> Notice.hint((adds ? "Adding " : "Removing ") + named(user) + " …"));
            if (adds) {
                outcome.tell(progress);
            } else {
                outcome.tellAndFocus(progress);
            }
            progress.show(
                    change,
                    done -> changed(user, adds),
                    failure -> retries.afterChange(failure, () -> change(user, step)));
        } catch (AuthenticateAgain again) {
            ask(user, step, false);
        }
    }

    /** Shown at once: the directory's own list may not know it for some seconds. */
    private Notice changed(User user, boolean added) {
        retries.over();
        if (added) {
            list.put(user);
        } else {
            list.take(user);
        }
        return Notice.done(named(user) + (added ? " is in this group." : " is no longer in this group."));
    }

    private void columns(Grid<User> grid, boolean open) {
        grid.getElement().setProperty("accessibleName", "Members of " + group.name());
        grid.addColumn(LitRenderer.<User>of("""
                        <div class="cell"><a class="strong" router-link href="${item.address}">${item.name}</a>
                        <span class="quiet" title="${item.login}">${item.login}</span>
                        <span class="quiet on-phone">${item.status}</span></div>""")
                        .withProperty("name", User::name)
                        .withProperty("address", user -> "admin/users/" + GroupWords.encoded(user.id()))
                        .withProperty("login", User::login)
                        .withProperty("status", user -> user.status().label()))
                .setHeader("Person")
                .setFlexGrow(1);
        if (open) {
            grid.addColumn(LitRenderer.<User>of("""
                            <button class="button small" aria-label="${item.label}" @click="${remove}">Remove</button>""")
                            .withProperty("label", user -> "Remove " + user.name())
                            .withFunction("remove", user -> ask(user, Step.REMOVE, false)))
                    .setHeader("Action")
                    .setWidth("8rem")
                    .setFlexGrow(0)
                    .setTextAlign(ColumnTextAlign.END);
        }
    }

    private static String named(User user) {
        return Words.named(user.name());
    }

    private static Component nothing() {
        var nothing = new Div(new Paragraph("Nobody is in this group."));
        nothing.addClassName("nothing");
        return nothing;
    }
}
