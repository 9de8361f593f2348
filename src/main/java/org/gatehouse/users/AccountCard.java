package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;

/** What is known of an account, and what can be done with it now. */
final class AccountCard extends Div {

    private static final Set<UserAction> TAKES_ACCESS =
            EnumSet.of(UserAction.SUSPEND, UserAction.DEACTIVATE, UserAction.DELETE);

    private final Div buttons = new Div();

    /** @param ask is told what somebody wants to do */
    AccountCard(UserDetails details, Consumer<UserAction> ask) {
        addClassName("stack");
        buttons.addClassName("buttons");
        var card = new Card("Account", facts(details.user()), buttons);
        details.actions().stream()
                .sorted()
                .filter(action -> !isRefused(details, action))
                .forEach(action -> buttons.add(button(action, ask)));
        if (details.self() && details.actions().stream().anyMatch(action -> isRefused(details, action))) {
            card.add(quiet("This is your own account. Only another administrator can take its access."));
        }
        if (details.user().changing()) {
            card.add(quiet("The directory is still changing the status. What can be done then shows when it is done."));
        }
        add(card);
    }

    /** One thing at a time. */
    void running(boolean running) {
        buttons.setEnabled(!running);
    }

    static boolean isRefused(UserDetails details, UserAction action) {
        return details.self() && TAKES_ACCESS.contains(action);
    }

    private static Facts facts(User user) {
        var time = BrowserTime.of(UI.getCurrent());
        return new Facts()
                .with("Login", user.login())
                .with("Id", user.id())
                .with("Created", time.moment(user.created()))
                .with("Activated", time.moment(user.activated()))
                .with("Last login", time.moment(user.lastLogin()))
                .with("Last changed", time.moment(user.lastUpdated()))
                .with("Password set", time.moment(user.passwordChanged()));
    }

    private static Component button(UserAction action, Consumer<UserAction> ask) {
        var button = new NativeButton(ActionWords.of(action).button, click -> ask.accept(action));
        button.addClassName("button");
        return button;
    }

    private static Paragraph quiet(String text) {
        var words = new Paragraph(text);
        words.addClassName("quiet");
        return words;
    }
}
