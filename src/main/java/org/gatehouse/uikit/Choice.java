package org.gatehouse.uikit;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.function.Consumer;

/** One of a few, in the browser's own list. */
public final class Choice extends Div {

    private final Select select = new Select();

    /**
     * @param id of the list on the page
     * @param options values and what to call them, in the order of the map
     * @param chosen is told when the person chooses
     */
    public Choice(String id, String label, Map<String, String> options, Consumer<String> chosen) {
        var name = new NativeLabel(label);
        name.setFor(id);
        select.setId(id);
        options.forEach(select::offer);
        select.addValueChangeListener(change -> {
            // What a browser sends may be none of them.
            if (change.isFromClient() && options.containsKey(change.getValue())) {
                chosen.accept(change.getValue());
            }
        });
        addClassName("choice");
        add(name, select);
    }

    public String value() {
        return select.getValue();
    }

    public void value(String value) {
        select.setValue(value);
    }

    /** The native element. */
    @Tag("select")
    public static final class Select extends AbstractSinglePropertyField<Select, String> {

        Select() {
            super("value", "", false);
            setSynchronizedEvent("change");
        }

        private void offer(String value, String text) {
            var option = new Element("option");
            option.setAttribute("value", value);
            option.setText(text);
            getElement().appendChild(option);
        }

        /** Options are there before the value only once the element is on the page. */
        @Override
        public void setValue(String value) {
            super.setValue(value);
            getElement().getChildren().forEach(option -> {
                if (value.equals(option.getAttribute("value"))) {
                    option.setAttribute("selected", "");
                } else {
                    option.removeAttribute("selected");
                }
            });
        }
    }
}
