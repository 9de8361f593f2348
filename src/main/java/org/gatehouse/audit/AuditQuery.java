package org.gatehouse.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see. What is empty or null excludes nothing.
 *
 * @param person who did it: the beginning of their name, or their whole id
 * @param target what it was done to: the beginning of its name, its whole id, or {@code kind:id}
 * @param action what was done, exactly
 * @param outcome what came of it: an {@link Outcome} or {@link #BEGUN}
 * @param from the earliest time
 * @param to the first time that is too late
 */
public record AuditQuery(
        String person,
        String target,
        String action,
        String outcome,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** For outcomes: none is known. */
    public static final String BEGUN = AuditRows.BEGUN;

    public static final AuditQuery EVERYTHING = new AuditQuery("", "", "", "", null, null);

    private static final int LONGEST = 300;

    /** As long as anything in the trail, and nothing that a database cannot take. */
    public AuditQuery {
        person = Line.of(person, LONGEST).strip();
        target = Line.of(target, LONGEST).strip();
        action = Line.of(action, LONGEST).strip();
        outcome = Line.of(outcome, LONGEST).strip();
    }
}
