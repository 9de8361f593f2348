package org.gatehouse.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody who may not open a page can do about it. */
public sealed interface Standing {

    /** They may open it by now. */
    record Open() implements Standing {}

    /** @param sentence why nobody here could grant it, and whom to ask */
    record NotOffered(String sentence) implements Standing {}

    /**
     * @param declined the latest request for the page, if it was declined
     * @param administrator whether they are one, and could add themselves to the group
     */
    record MayAsk(@Nullable AccessRequest declined, boolean administrator) implements Standing {}

    record Waiting(Instant since) implements Standing {}

    /** @param again when they may ask again */
    record Declined(AccessRequest request, Instant again) implements Standing {}

    /** @param again when they may ask again */
    record TooMany(Instant again) implements Standing {}
}
