package org.gatehouse.account;

import java.time.Instant;
import java.util.List;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.jspecify.annotations.Nullable;

/** What came of asking the directory for the signed-in user. */
sealed interface Lookup {

    record Found(User user, List<Group> groups, Instant at) implements Lookup {}

    /** @param until when the directory takes calls again, with {@link Reason#THROTTLED} only */
    record Missing(Reason reason, @Nullable Instant until) implements Lookup {

        Missing(Reason reason) {
            this(reason, null);
        }
    }

    enum Reason {
        /** No management API is configured. */
        NOT_CONFIGURED,
        /** The person logged in at a provider that is not the directory's. */
        ELSEWHERE,
        /** The directory has no user with the subject of this sign-in. */
        UNKNOWN_USER,
        UNAVAILABLE,
        DENIED,
        THROTTLED
    }
}
