package org.gatehouse.directory.keycloak;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;

/**
 * What people type into a search field. Keycloak's search looks for each word at the beginning of any field, takes stars
 * for any text and quotes for "exactly" and cannot be told not to; so it is asked for somewhat more, and what it finds is
 * looked through once more. A full name is found so in any order: its words may stand in different fields.
 *
 * @param text as typed, stripped
 */
record SearchWords(String text) {

    private static final int LONGEST_QUESTION = 100;

    /** A comma too, as in "Das, Viktoria": what it is a part of holds both words all the same. */
    private static final String BETWEEN_WORDS = "(?<=[^\\s,])\\s*,\\s*(?=[^\\s,])|\\s+";

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** No value has such characters, and Keycloak refuses to look for them. */
    boolean canMatch() {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** As Keycloak takes it, finding at least what matches. */
    String question() {
        String known = text.length() > LONGEST_QUESTION ? text.substring(0, LONGEST_QUESTION) : text;
        // A star at the end of a word makes quotes plain characters; one at the beginning keeps Keycloak from taking
        // what
        // follows id: for ids, and lets the words after the first stand in the middle of a name.
        String question = known.strip().replaceAll(BETWEEN_WORDS, "* *") + "*";
        return question.startsWith("id:") ? "*" + question : question;
    }

    /** Whether a field of the user begins with the text, or both names with the parts of it. */
    boolean matches(User user) {
        return isEmpty()
                || Stream.of(user.firstName(), user.lastName(), user.login(), user.email())
                        .filter(Objects::nonNull)
                        .anyMatch(this::begins)
                || new UserSearch(text, null, null, 1).isFullNameOf(user);
    }

    boolean begins(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }
}
