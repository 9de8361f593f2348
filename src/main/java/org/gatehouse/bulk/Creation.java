package org.gatehouse.bulk;

import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.NewUser;
import org.jspecify.annotations.Nullable;

/** Makes a user with groups and invitation in one call, which may make the user and fail with the rest. */
final class Creation {

    private final UserAdministration users;
    private final NewUser user;
    private final Runnable whole;
    private @Nullable DirectoryException failure;

    /** @param whole is run when nothing is left to do */
    Creation(UserAdministration users, NewUser user, Runnable whole) {
        this.users = users;
        this.user = user;
        this.whole = whole;
    }

    void make() {
        failure = Work.answer(users.create(user)).notInvited();
    }

    /** @throws DirectoryException when the user was made, but not put into groups or not invited */
    void requireRest() {
        if (failure != null) {
            throw failure;
        }
        whole.run();
    }
}
