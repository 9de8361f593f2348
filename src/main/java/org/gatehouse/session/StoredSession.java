package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, without what only single operations need.
 *
 * @param authenticated when the person proved who they are ({@code auth_time}), or null when the provider does not tell
 * @param profile the encrypted {@link Profile}; null once the session has ended
 * @param ended null while it has not been ended; time may have run out all the same
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the database, never compared
record StoredSession(
        String id,
        String provider,
        String issuer,
        String subject,
        Instant created,
        Instant lastSeen,
        Instant expires,
        @Nullable Instant authenticated,
        byte @Nullable [] profile,
        Instant profileRead,
        @Nullable EndReason ended) {}
