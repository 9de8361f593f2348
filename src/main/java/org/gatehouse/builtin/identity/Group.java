package org.gatehouse.builtin.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as stored; {@code type} is BUILT_IN for Everyone and OKTA_GROUP for the others.
 *
 * @param usersCount null until somebody has asked for it, see {@link Members#count}
 */
record Group(
        String id,
        String name,
        @Nullable String description,
        String type,
        Instant created,
        Instant lastUpdated,
        Instant lastMembershipUpdated,
        @Nullable Long usersCount) {

    /** Holds everybody, without a list of members. */
    boolean isEveryone() {
        return type.equals(Groups.BUILT_IN);
    }
}
