package org.gatehouse.directory.okta;

import java.util.regex.Pattern;

/** Okta's ids, kept apart from everything else that its paths would take. */
final class OktaIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_@+.-]{3,100}");

    private OktaIds() {}

    /** Whether this can be an id: {@code me} is the owner of the token, and {@code rules} are no group. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.equals("me") && !text.equals("rules");
    }

    /** Whether a path can hold this login: Okta and what stands before it do not let every character through. */
    static boolean isLoginForPath(String text) {
        return LOGIN.matcher(text).matches() && text.contains("@");
    }
}
