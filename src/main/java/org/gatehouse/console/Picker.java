package org.gatehouse.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gatehouse.directory.Page;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.SearchField;
import org.gatehouse.uikit.Words;

/** Finds one of very many by the first letters: a search field and buttons for what it finds. */
public final class Picker<T> extends Div {

    /** How many to ask for: more than that nobody reads, they type on. */
    public static final int MOST = 10;

    private final SearchField field;
    private final Paragraph status = new Paragraph();
    private final UnorderedList found = new UnorderedList();
    private final Trouble trouble = new Trouble();
    private final Awaited awaited = Awaited.question(this);
    private final String directory;
    private final Function<String, CompletableFuture<Page<T>>> ask;
    private final Function<T, Offer> words;
    private final Consumer<T> picked;

    /**
     * What the button for a thing says.
     *
     * @param more what tells it from others of the same name; may be empty
     * @param takenBecause why it cannot be picked; empty when it can
     */
    public record Offer(String name, String more, String takenBecause) {}

    /**
     * @param directory what people call the directory
     * @param label of the search field: "Search groups by name"
     * @param ask asks for the first {@link #MOST} that match a text
     */
    public Picker(
            String directory,
            String label,
            String placeholder,
            Function<String, CompletableFuture<Page<T>>> ask,
            Function<T, Offer> words,
            Consumer<T> picked) {
        this.directory = directory;
        this.ask = ask;
        this.words = words;
        this.picked = picked;
        this.field = new SearchField(label, placeholder, this::search);
        status.addClassName("quiet");
        status.getElement().setAttribute("role", "status");
        found.addClassName("found");
        addClassName("picker");
        add(field, status, trouble, found);
    }

    /** Offers what comes first, before anything is typed. One call to the directory. */
    public void begin() {
        search("");
    }

    public void focus() {
        field.focus();
    }

    private void search(String text) {
        status.setText("Searching…");
        awaited.await(ask.apply(text), this::offer, failure -> fail(text, failure));
    }

    private void offer(Page<T> page) {
        trouble.clear();
        found.removeAll();
        page.items().stream().limit(MOST).forEach(item -> found.add(new ListItem(button(item))));
        if (page.items().isEmpty()) {
            status.setText(page.next() == null ? "Nothing is found." : "Type more of the name.");
        } else {
            status.setText(Words.count(page.items().size(), "result")
                    + (page.next() == null ? "" : ", and there are more: type on"));
        }
    }

    private NativeButton button(T item) {
        Offer offer = words.apply(item);
        var name = new Span(offer.name());
        name.addClassName("strong");
        var more = new Span(offer.takenBecause().isEmpty() ? offer.more() : offer.takenBecause());
        more.addClassName("quiet");
        var button = new NativeButton("", click -> picked.accept(item));
        button.add(name, more);
        button.addClassNames("choice-button", "cell");
        button.setTitle(offer.name());
        button.setEnabled(offer.takenBecause().isEmpty());
        return button;
    }

    private void fail(String text, Throwable failure) {
        status.setText("");
        found.removeAll();
        trouble.show(Problem.of(failure, directory, BrowserTime.of(UI.getCurrent())), () -> search(text));
    }
}
