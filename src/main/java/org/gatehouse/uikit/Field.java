package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A line of text with its label and, when there is one, what is wrong with it. */
public final class Field extends Div {

    private final Input input = new Input();
    private final NativeLabel name;
    private final Span hint = new Span();
    private final Span problem = new Span();

    /** @param longest how many characters fit */
    public Field(String label, int longest) {
        addClassName("field");
        String id = "field-" + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        input.setId(id);
        input.getElement().setAttribute("maxlength", String.valueOf(longest));
        input.getElement()
                .setAttribute("aria-describedby", id + "-hint " + id + "-problem")
                .setAttribute("autocomplete", "off");
        hint.setId(id + "-hint");
        hint.addClassNames("field-hint", "quiet");
        problem.setId(id + "-problem");
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        this.name = new NativeLabel(label);
        name.setFor(input);
        add(name, input, hint, problem);
    }

    public Input input() {
        return input;
    }

    /** What was typed, without the space around it. */
    public String text() {
        return input.getValue().strip();
    }

    public Field withText(String text) {
        input.setValue(text);
        return this;
    }

    /** Marks it as one that cannot stay empty. */
    public Field required() {
        name.addClassName("required");
        input.getElement().setAttribute("aria-required", "true");
        return this;
    }

    /** Enter presses the button, after what was typed has been told. */
    public Field withEnter(NativeButton button) {
        input.getElement().executeJs("""
                this.addEventListener('keydown', event => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  this.blur();
                  $0.click();
                })""", button.getElement());
        return this;
    }

    /** Says something about it; empty when there is nothing to say. */
    public Field withHint(String words) {
        hint.setText(words);
        return this;
    }

    public boolean isWrong() {
        return !problem.getText().isEmpty();
    }

    /** Says what is wrong; empty when nothing is. */
    public void complain(String words) {
        problem.setText(words);
        input.getElement().setAttribute("aria-invalid", String.valueOf(!words.isEmpty()));
        if (!words.isEmpty()) {
            input.getElement().callJsFunction("focus");
        }
    }
}
