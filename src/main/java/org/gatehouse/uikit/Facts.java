package org.gatehouse.uikit;

import com.vaadin.flow.component.Tag;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Names and values below each other. Values are text, whatever they hold, and long ones wrap. */
@Tag("dl")
public final class Facts extends EscapedHtml {

    public Facts() {
        addClassName("facts");
    }

    /** Adds a fact, unless its value is not known. */
    public Facts with(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            append(element("dt", name) + element("dd", value));
        }
        return this;
    }

    /** Adds a fact and more about it, which shows where the mouse rests. */
    public Facts with(String name, String value, String more) {
        append(element("dt", name) + element("dd", value, more));
        return this;
    }

    /** Adds a fact of several words, shown as {@link Badges}. */
    public Facts with(String name, Collection<String> words) {
        append(element("dt", name) + "<dd><ul class=\"badges\">" + Badges.items(words) + "</ul></dd>");
        return this;
    }
}
