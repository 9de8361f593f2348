package org.gatehouse.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users to list.
 *
 * @param text what first name, last name, login or e-mail address begins with, or a {@link #fullNames full name}, in any
 *     case; empty for all
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

    /** What else the text finds: whoever has one of these names. None for a single word. */
    public List<FullName> fullNames() {
        return FullName.in(text);
    }

    /** Whether the text is the full name of a user, or the beginning of both names. */
    public boolean isFullNameOf(User user) {
        return fullNames().stream().anyMatch(name -> name.matches(user));
    }

    /** All users. */
    public static UserSearch all(int limit) {
        return new UserSearch("", null, null, limit);
    }
}
