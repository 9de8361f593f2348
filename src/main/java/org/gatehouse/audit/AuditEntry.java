package org.gatehouse.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened and what came of it.
 *
 * @param outcome null while it is under way, and for good when the process ended meanwhile
 * @param detail why it failed, or what of it failed, for people; null when there is nothing to say
 */
public record AuditEntry(
        long id,
        Instant at,
        Actor actor,
        Whence whence,
        Change change,
        @Nullable Outcome outcome,
        @Nullable String detail) {}
