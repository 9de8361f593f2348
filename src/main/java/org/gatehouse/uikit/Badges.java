package org.gatehouse.uikit;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Collection;

/** Short words in pills, such as the names of groups. */
public final class Badges extends UnorderedList {

    public Badges(Collection<String> words) {
        addClassName("badges");
        words.forEach(word -> add(new ListItem(word)));
    }
}
