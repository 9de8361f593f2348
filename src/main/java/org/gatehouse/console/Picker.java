package org.gatehouse.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.uikit.Loading;
import org.jspecify.annotations.Nullable;

/**
 * Finds people or groups in the whole directory as somebody types, to choose one after another. What is found are
 * buttons below the field: the arrow keys and Tab lead to them, and back.
 */
public final class Picker<T> extends Div {

    private static final int MOST = 8;
    private static final int LONGEST_TEXT = 100;
    private static final int DEBOUNCE_MILLISECONDS = 250;

    private static final String ARROWS = """
            this.addEventListener('keydown', event => {
              const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
              const stops = [...this.querySelectorAll('input, li button:enabled')];
              const next = step && stops[stops.indexOf(document.activeElement) + step];
              if (next) { next.focus(); event.preventDefault(); }
            })""";

    private final Input field = new Input(ValueChangeMode.LAZY);
    private final Loading found = new Loading(() -> new Paragraph("Searching…"));
    private final Retries retries;
    private final transient Function<String, CompletableFuture<Page<T>>> search;
    private final transient Function<T, List<String>> words;
    private final transient Consumer<T> chosen;
    private transient @Nullable CompletableFuture<Page<T>> asked;

    private Picker(
            String label,
            String directory,
            Function<String, CompletableFuture<Page<T>>> search,
            Function<T, List<String>> words,
            Consumer<T> chosen) {
        this.search = search;
        this.words = words;
        this.chosen = chosen;
        this.retries = new Retries(directory);
        addClassName("picker");
        field.setType("search");
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.addClassName("search");
        field.getElement()
                .setAttribute("maxlength", String.valueOf(LONGEST_TEXT))
                .setAttribute("autocomplete", "off");
        field.setValueChangeTimeout(DEBOUNCE_MILLISECONDS);
        field.addValueChangeListener(change -> look(change.getValue()));
        add(field, found);
    }

    /** Shows name, login and status of people. */
    public static Picker<User> ofUsers(
            UserAdministration users, String label, String directory, Consumer<User> chosen) {
        return new Picker<>(
                label,
                directory,
                text -> users.search(new UserSearch(text, null, null, MOST), Optional.empty()),
                user -> List.of(user.name(), user.login(), user.status().label()),
                chosen);
    }

    /** Shows name and description of groups. */
    public static Picker<Group> ofGroups(
            GroupAdministration groups, String label, String directory, Consumer<Group> chosen) {
        return new Picker<>(
                label,
                directory,
                text -> groups.search(new GroupSearch(text, MOST), Optional.empty()),
                group -> List.of(group.name(), Objects.requireNonNullElse(group.description(), "")),
                chosen);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(ARROWS);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        cancel();
    }

    private void look(String typed) {
        cancel();
        String text = typed.length() > LONGEST_TEXT ? typed.substring(0, LONGEST_TEXT) : typed;
        CompletableFuture<Page<T>> question =
                text.isBlank() ? CompletableFuture.completedFuture(new Page<>(List.of(), null)) : search.apply(text);
        asked = question;
        found.show(question, page -> list(text, page), failure -> retries.after(failure, () -> look(text)));
    }

    private void cancel() {
        if (asked != null) {
            asked.cancel(true);
        }
    }

    private Component list(String text, Page<T> page) {
        retries.over();
        if (text.isBlank()) {
            return new Text("");
        }
        if (page.items().isEmpty()) {
            return new Paragraph("Nothing found that begins with “" + text + "”.");
        }
        var list = new UnorderedList();
        list.addClassName("picks");
        page.items().forEach(item -> list.add(new ListItem(button(item))));
        if (page.next() == null) {
            return list;
        }
        return new Div(list, new Paragraph("There are more: type on to find them."));
    }

    /** What was chosen cannot be chosen again; the focus goes back to the field for the next one. */
    private NativeButton button(T item) {
        var button = new NativeButton();
        button.addClickListener(click -> {
            button.setEnabled(false);
            field.getElement().callJsFunction("focus");
            chosen.accept(item);
        });
        for (String word : words.apply(item)) {
            button.add(new Span(word));
        }
        return button;
    }
}
