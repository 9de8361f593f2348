package org.gatehouse.bulk;

import java.time.Instant;
import org.gatehouse.directory.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Work on many users at once.
 *
 * @param by who set it up
 * @param groupId for kinds that need a group; null for others
 * @param invite how users that an import makes are invited; null to keep them staged
 * @param source where the list comes from, for people
 * @param grave whether starting it takes a fresh proof of identity
 * @param reason why it was interrupted; null when it was not
 * @param begun when the present part of the work began; null while it waits for its turn
 * @param waitingUntil when the directory takes calls again; null or past when it does
 */
record Run(
        long id,
        Instant created,
        String by,
        RunKind kind,
        @Nullable String groupId,
        @Nullable String groupName,
        @Nullable Delivery invite,
        String source,
        boolean grave,
        RunState state,
        @Nullable String reason,
        @Nullable Instant begun,
        @Nullable Instant ended,
        @Nullable Instant waitingUntil,
        boolean cancelRequested) {

    String title() {
        return kind.words() + (groupName == null ? "" : " “" + groupName + "”");
    }

    /** Whether the directory has asked for a pause that is not over. */
    boolean isWaiting(Instant now) {
        return state.isActive() && waitingUntil != null && now.isBefore(waitingUntil);
    }
}
