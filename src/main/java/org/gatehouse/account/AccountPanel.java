package org.gatehouse.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gatehouse.account.Lookup.Found;
import org.gatehouse.account.Lookup.Missing;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What the directory says about the person signed in, or one sentence on why it says nothing. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class AccountPanel extends Div {

    private final transient Account account;
    private final transient CurrentUser currentUser;
    private final Loading place = new Loading("Loading your account");
    private boolean inFull;

    AccountPanel(Account account, CurrentUser currentUser) {
        this.account = account;
        this.currentUser = currentUser;
        add(place);
    }

    /** Shows status and dates. */
    public void showInShort() {
        inFull = false;
        currentUser.signIn().ifPresent(signIn -> show(account.of(signIn)));
    }

    /** Shows everything that the directory tells. */
    void showInFull() {
        inFull = true;
        currentUser.signIn().ifPresent(signIn -> show(account.of(signIn)));
    }

    /** Asks the directory again. */
    void refresh() {
        currentUser.signIn().ifPresent(signIn -> show(account.refreshed(signIn)));
    }

    private void show(CompletableFuture<Lookup> lookup) {
        place.show(lookup, this::result, failure -> Notice.problem("Your account could not be shown."));
    }

    private Component result(Lookup lookup) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        return switch (lookup) {
            case Found found -> inFull ? full(found, time) : brief(found.user(), time);
            case Missing missing -> why(missing, time);
        };
    }

    private static Facts brief(User user, BrowserTime time) {
        return new Facts()
                .with("Status", user.status().label())
                .with("Member since", time.date(user.created()))
                .with("Last login", time.moment(user.lastLogin()));
    }

    private static Facts full(Found found, BrowserTime time) {
        User user = found.user();
        String name = String.join(
                " ",
                Stream.of(user.firstName(), user.lastName())
                        .filter(Objects::nonNull)
                        .toList());
        return new Facts()
                .with("Name", name)
                .with("Login", user.login())
                .with("E-mail", user.email())
                .with("Status", user.status().label())
                .with("Groups", found.groups().stream().map(Group::name).toList())
                .with("Member since", time.date(user.created()))
                .with("Activated", time.moment(user.activated()))
                .with("Last login", time.moment(user.lastLogin()))
                .with("Last changed", time.moment(user.lastUpdated()))
                .with("Password changed", time.moment(user.passwordChanged()))
                .with("As of", time.clock(found.at()));
    }

    private Component why(Missing missing, BrowserTime time) {
        return switch (missing.reason()) {
            case NOT_CONFIGURED ->
                Notice.hint("Status and dates are not shown: no user directory is set up for this application.");
            case ELSEWHERE ->
                Notice.hint("Status and dates are not shown: the user directory is not that of the provider where you"
                        + " logged in.");
            case UNKNOWN_USER ->
                Notice.hint("Status and dates are not shown: the user directory does not know this account.");
            case DENIED ->
                Notice.hint("Status and dates are missing: the user directory does not let this application read "
                        + "them. An administrator has to change that.");
            case THROTTLED ->
                Notice.hint("Status and dates are missing: the user directory has had too many questions"
                                + (missing.until() == null ? "." : " until " + time.clock(missing.until()) + "."))
                        .withRetry(this::refresh);
            case UNAVAILABLE ->
                Notice.hint("Status and dates are missing: the user directory cannot be reached at the moment.")
                        .withRetry(this::refresh);
        };
    }
}
