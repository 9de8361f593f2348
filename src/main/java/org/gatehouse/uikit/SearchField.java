package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Tells what is searched for while somebody types, once they pause. */
public final class SearchField extends Input {

    private static final int LONGEST = 100;
    private static final int DEBOUNCE_MILLISECONDS = 250;

    /**
     * @param label says what is searched, and by what
     * @param search is told what to search for, without blanks around it and of bounded length
     */
    public SearchField(String label, String placeholder, Consumer<String> search) {
        super(ValueChangeMode.LAZY);
        setValueChangeTimeout(DEBOUNCE_MILLISECONDS);
        setType("search");
        setPlaceholder(placeholder);
        setAriaLabel(label);
        getElement().setAttribute("maxlength", String.valueOf(LONGEST));
        getElement().setAttribute("autocomplete", "off");
        addClassName("search");
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                search.accept(bounded(change.getValue()));
            }
        });
    }

    /** As long as a search may be, wherever the text comes from. */
    public static String bounded(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }
}
