package org.gatehouse.session;

import java.time.Duration;

/**
 * What is open to people is not what it was.
 *
 * @param reason {@code groups} or {@code pages}: which of them have been changed
 * @param within milliseconds in which open tabs look at what is open now; none of them is served meanwhile what is closed
 */
record OtherRights(String reason, long within) {

    static final OtherRights OF_THE_PERSON = new OtherRights("groups", 0);

    private static final int FEW = 100;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** @param concerned how many sessions: thousands that load a page in the same second would be a burden */
    static OtherRights ofPages(int concerned) {
        long within = concerned <= FEW ? 0 : Math.min(LONGEST.toMillis(), concerned * 2L);
        return new OtherRights("pages", within);
    }
}
