package org.gatehouse.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which users to list.
 *
 * @param text what first name, last name, login or e-mail address begins with, in any case; empty for all
 * @param status the status they have; null for any
 * @param groupId the group they are in; null for any
 * @param limit how many to a page at most, from 1 to 200
 */
public record UserSearch(
        String text, @Nullable UserStatus status, @Nullable String groupId, int limit) {

    public static final int MOST = 200;

    public UserSearch {
        text = text.strip();
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has from 1 to " + MOST + " users");
        }
    }

    /** All users. */
    public static UserSearch all(int limit) {
        return new UserSearch("", null, null, limit);
    }
}
