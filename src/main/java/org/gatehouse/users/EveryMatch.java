package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Retries;
import org.gatehouse.console.Selection;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.uikit.Awaited;

/**
 * Selects everyone whom the search finds, whether or not the list shows them yet: one page after another, none of them
 * while the browser's page is locked, up to what can be selected. Whoever has waited long enough stops it.
 */
final class EveryMatch extends Div {

    /** Where a directory has to look through the members of a group, most pages may hold next to nobody. */
    private static final int MOST_PAGES = 500;

    private final transient UserAdministration users;
    private final transient Selection selection;
    private final transient Supplier<UserSearch> search;
    private final transient Awaited asking = Awaited.question(this);
    private final NativeButton begin;
    private final NativeButton stop = new NativeButton("Stop selecting", click -> end("Stopped."));
    private final Span words = new Span();
    private final Div trouble = new Div();
    private final Retries retries;
    private int pages;

    /** @param search what is searched for now, with the longest pages */
    EveryMatch(UserAdministration users, Selection selection, String directory, Supplier<UserSearch> search) {
        this.users = users;
        this.selection = selection;
        this.search = search;
        this.retries = new Retries(directory);
        this.begin = new NativeButton(
                String.format(Locale.ENGLISH, "Select everyone who matches (up to %,d)", selection.most()),
                click -> begin());
        words.getElement().setAttribute("role", "status");
        begin.addClassNames("button", "small");
        stop.addClassNames("button", "small");
        addClassName("buttons");
        add(begin, stop, words, trouble);
        selection.onChange(this::endWithNobody);
        end("");
    }

    /** Something else is searched for from now on. */
    void forget() {
        end("");
    }

    private void begin() {
        pages = 0;
        begin.setVisible(false);
        stop.setVisible(true);
        tellHowMany();
        ask(search.get(), Optional.empty());
    }

    private void ask(UserSearch question, Optional<String> after) {
        trouble.removeAll();
        asking.await(
                users.search(question, after),
                page -> take(question, page),
                failure -> trouble.add(retries.after(failure, () -> ask(question, after))));
    }

    private void take(UserSearch question, Page<User> page) {
        retries.over();
        pages++;
        selection.markAll(page.items().stream().map(UserList::marked).toList());
        if (page.next() == null) {
            end("Everyone who matches is selected.");
        } else if (selection.isFull() || pages >= MOST_PAGES) {
            end("There are more who match than can be selected at once. Narrow the search down.");
        } else {
            tellHowMany();
            ask(question, Optional.of(page.next()));
        }
    }

    private void tellHowMany() {
        words.setText(String.format(Locale.ENGLISH, "Selecting everyone who matches: %,d so far", selection.size()));
    }

    private void end(String text) {
        asking.forget();
        trouble.removeAll();
        begin.setVisible(true);
        stop.setVisible(false);
        words.setText(text);
    }

    private void endWithNobody() {
        if (selection.size() == 0) {
            end("");
        }
    }
}
