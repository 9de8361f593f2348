package org.gatehouse.directory;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action.
 *
 * @param user as read back afterwards; null when it is gone
 * @param link opens the account without a password: for the user's eyes only, in no log; null unless {@link Delivery#LINK}
 *     was asked for
 * @param notInvited why somebody who has just been made could not be put into groups or invited; null otherwise
 */
public record Done(
        @Nullable User user, @Nullable URI link, @Nullable DirectoryException notInvited) {

    public Done(@Nullable User user, @Nullable URI link) {
        this(user, link, null);
    }

    public static Done with(User user) {
        return new Done(user, null);
    }

    /** Keeps the link out of logs. */
    @Override
    public String toString() {
        return "Done[user=" + (user == null ? "gone" : user.id()) + "]";
    }
}
