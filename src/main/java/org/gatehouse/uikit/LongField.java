package org.gatehouse.uikit;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;

/** Several lines of text with their label. */
public final class LongField extends Div {

    private final Area area = new Area();

    /**
     * @param id of the text on the page
     * @param longest how many characters fit; what a browser sends may be longer all the same
     */
    public LongField(String id, String label, int longest) {
        var name = new NativeLabel(label);
        name.setFor(id);
        area.setId(id);
        area.getElement()
                .setAttribute("maxlength", String.valueOf(longest))
                .setAttribute("rows", "3")
                .setAttribute("autocomplete", "off");
        addClassName("field");
        add(name, area);
    }

    public LongField withText(String text) {
        area.setValue(text);
        return this;
    }

    /** What was typed. */
    public String text() {
        return area.getValue();
    }

    /** The native element. */
    @Tag("textarea")
    public static final class Area extends AbstractSinglePropertyField<Area, String> {

        Area() {
            super("value", "", false);
            setSynchronizedEvent("change");
        }
    }
}
