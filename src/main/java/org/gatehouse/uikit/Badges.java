package org.gatehouse.uikit;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.Tag;
import java.util.Collection;

/** Short words in pills, such as the names of groups. */
@Tag("ul")
public final class Badges extends EscapedHtml {

    public Badges(Collection<String> words) {
        addClassName("badges");
        append(items(words));
    }

    static String items(Collection<String> words) {
        return words.stream().map(word -> element("li", word)).collect(joining());
    }
}
