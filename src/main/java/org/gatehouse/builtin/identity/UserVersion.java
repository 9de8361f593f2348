package org.gatehouse.builtin.identity;

import java.util.Arrays;

/** The entity tag of a user (RFC 9110, section 8.8.3): another one after every change. */
final class UserVersion {

    private UserVersion() {}

    static String of(User user) {
        return "W/\"" + Long.toHexString(user.lastUpdated().toEpochMilli()) + "\"";
    }

    /** @param ifMatch as in the header: one or more tags, or a star for any */
    static boolean matches(String ifMatch, User user) {
        String current = opaque(of(user));
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(current));
    }

    /** Okta's tags are weak, and compared all the same. */
    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
