package org.gatehouse.users;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Problem;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.User;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Form;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.UnsavedGuard;
import org.jspecify.annotations.Nullable;

/** A user's profile, to be changed. Two people who change it at once see what the other did before one of them saves. */
final class ProfileCard extends Div {

    private final transient UserAdministration users;
    private final String directory;
    private final transient Consumer<User> saved;
    private final transient Runnable gone;
    private final transient Awaited saving = Awaited.change(this);
    private final Outcome outcome = new Outcome();
    private final ProfileForm fields;
    private final NativeButton save = new NativeButton("Save", click -> save());
    private final NativeButton discard = new NativeButton("Discard", click -> discard());
    private final Form form;
    private @Nullable User user;

    /**
     * @param saved is told the user as they are now
     * @param gone is run when there is no such user any more
     */
    ProfileCard(UserAdministration users, Capabilities capabilities, Consumer<User> saved, Runnable gone) {
        this.users = users;
        this.directory = capabilities.name();
        this.saved = saved;
        this.gone = gone;
        this.fields = new ProfileForm(capabilities, capabilities.fixed(), users::problems);
        save.addClassNames("button", "primary");
        discard.addClassName("button");
        discard.getElement().setAttribute("type", "button");
        var buttons = new Div(save, discard);
        buttons.addClassName("buttons");
        form = new Form(outcome, fields, buttons);
        add(new Card("Profile", form));
    }

    /** Shows a user as they are now. What has been typed and not saved stays. */
    void show(User now) {
        if (user == null) {
            fields.show(now.profile());
        } else {
            fields.update(now.profile());
        }
        user = now;
    }

    private void save() {
        User seen = user;
        if (seen == null || saving.isUnderWay()) {
            return;
        }
        outcome.removeAll();
        fields.wanted().ifPresent(wanted -> {
            running(true);
            saving.await(users.change(seen, wanted), now -> saved(seen, now), this::failed);
        });
    }

    private void saved(User before, User now) {
        running(false);
        user = now;
        fields.show(now.profile());
        UnsavedGuard.saved(form);
        outcome.tellAndFocus(Notice.done(before.version().equals(now.version()) ? "Nothing was changed." : "Saved."));
        saved.accept(now);
    }

    private void failed(Throwable failure) {
        running(false);
        switch (failure) {
            case DirectoryException.NotFound notFound -> gone.run();
            case DirectoryException.Outdated outdated -> compare(failure);
            case DirectoryException known when fields.blame(known) -> outcome.removeAll();
            default -> problem(failure);
        }
    }

    /** Reads what is there now, so that nobody overwrites what they have not seen. */
    private void compare(Throwable outdated) {
        User seen = user;
        if (seen == null) {
            return;
        }
        running(true);
        saving.await(
                users.details(seen.id()),
                found -> found.ifPresentOrElse(
                        details -> {
                            running(false);
                            show(details.user());
                            problem(outdated);
                        },
                        gone),
                failure -> {
                    running(false);
                    problem(failure);
                });
    }

    private void discard() {
        User seen = user;
        if (seen != null) {
            fields.show(seen.profile());
            UnsavedGuard.saved(form);
            outcome.removeAll();
        }
    }

    private void problem(Throwable failure) {
        outcome.tellAndFocus(Notice.problem(
                Problem.of(failure, directory, BrowserTime.of(UI.getCurrent())).sentence()));
    }

    private void running(boolean running) {
        save.setEnabled(!running);
        discard.setEnabled(!running);
        save.setText(running ? "Saving …" : "Save");
    }
}
