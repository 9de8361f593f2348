package org.gatehouse.directory.keycloak;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.directory.User;

/**
 * What people type into a search field. Keycloak's search looks for each word at the beginning of any field, takes stars
 * for any text and quotes for "exactly" and cannot be told not to; so it is asked for somewhat more, and what it finds is
 * looked through once more.
 *
 * @param text as typed, stripped
 */
record SearchWords(String text) {

    private static final int LONGEST_QUESTION = 100;

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
        String question = known.strip().replaceAll("\\s+", "* *") + "*";
        return question.startsWith("id:") ? "*" + question : question;
    }

    /** Whether a field of the user, or the full name, begins with the text. */
    boolean matches(User user) {
        return isEmpty()
                || Stream.of(user.firstName(), user.lastName(), user.login(), user.email(), fullName(user))
                        .filter(Objects::nonNull)
                        .anyMatch(this::begins);
    }

    boolean begins(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }

    private static String fullName(User user) {
        return user.firstName() + " " + user.lastName();
    }
}
