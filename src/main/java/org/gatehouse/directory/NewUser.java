package org.gatehouse.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user to be made. They have no password: they choose one by the link of their invitation.
 *
 * @param groupIds to be in from the start
 * @param invite how to invite them at once; null to keep them staged until somebody activates them
 */
public record NewUser(
        Profile profile, Set<String> groupIds, @Nullable Delivery invite) {

    public NewUser {
        groupIds = Set.copyOf(groupIds);
    }
}
