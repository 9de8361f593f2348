package org.gatehouse.shell;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.session.SignedInUser;

/** The name, and before it the initials in a circle, which the style sheet draws. */
final class UserName extends Span {

    UserName(SignedInUser user) {
        super(user.name());
        addClassName("user");
        getElement().setAttribute("data-initials", initials(user.name()));
    }

    /** The first letters of the first and the last word; whole characters, also outside the basic plane. */
    static String initials(String name) {
        List<String> words = List.of(name.strip().split("\\s+", -1));
        return Stream.of(words.getFirst(), words.size() > 1 ? words.getLast() : "")
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
