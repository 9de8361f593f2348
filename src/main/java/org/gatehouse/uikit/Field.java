package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of text in a form: its label above, a hint and what is wrong with it below, read out together. */
public final class Field extends Div {

    private final Input input = new Input();
    private final NativeLabel label;
    private final Paragraph hint = new Paragraph();
    private final Paragraph error = new Paragraph();

    /** @param id of the input on the page, the base of the others */
    public Field(String id, String label, int longest) {
        this.label = new NativeLabel(label);
        this.label.setFor(id);
        input.setId(id);
        input.getElement().setAttribute("maxlength", String.valueOf(longest));
        input.getElement().setAttribute("autocomplete", "off");
        hint.setId(id + "-hint");
        hint.addClassName("quiet");
        error.setId(id + "-error");
        error.addClassName("error");
        addClassName("field");
        add(this.label, input, hint, error);
        describe();
    }

    public Field type(String type) {
        input.setType(type);
        return this;
    }

    public Field required() {
        label.addClassName("required");
        input.getElement().setAttribute("aria-required", "true");
        return this;
    }

    public Field readOnly(boolean readOnly) {
        input.setReadOnly(readOnly);
        return this;
    }

    public Field hint(String text) {
        hint.setText(text);
        describe();
        return this;
    }

    /** @param text what is wrong; null when nothing is */
    public void error(@Nullable String text) {
        error.setText(text == null ? "" : text);
        if (text == null) {
            input.getElement().removeAttribute("aria-invalid");
        } else {
            input.getElement().setAttribute("aria-invalid", "true");
        }
        describe();
    }

    public boolean isWrong() {
        return !error.getText().isEmpty();
    }

    /** Without blanks around it. */
    public String value() {
        return input.getValue().strip();
    }

    public void value(String value) {
        input.setValue(value);
    }

    public void focus() {
        input.focus();
    }

    private void describe() {
        hint.setVisible(!hint.getText().isEmpty());
        error.setVisible(isWrong());
        String ids = Stream.of(hint, error)
                .filter(Paragraph::isVisible)
                .map(part -> part.getId().orElseThrow())
                .collect(Collectors.joining(" "));
        input.getElement().setAttribute("aria-describedby", ids);
    }
}
