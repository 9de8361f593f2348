package org.gatehouse.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of a person is kept in the clear, so that administrators find their sessions; cut to the columns. */
final class SearchText {

    private SearchText() {}

    static String name(SignedInUser user) {
        return cut(user.name(), 200);
    }

    static @Nullable String email(SignedInUser user) {
        return user.email() == null ? null : cut(user.email(), 320);
    }

    static String of(SignedInUser user) {
        String email = email(user);
        return normal(name(user) + " " + (email == null ? "" : email) + " " + cut(user.subject(), 255));
    }

    static String normal(String text) {
        return cut(text.strip().toLowerCase(Locale.ROOT), 800);
    }

    /** At most so many UTF-16 units, as H2 counts, and whole characters only; PostgreSQL takes no NUL. */
    static String cut(String text, int most) {
        String clean = text.replace('\0', ' ');
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }
}
