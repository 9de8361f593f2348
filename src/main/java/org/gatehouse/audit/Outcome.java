package org.gatehouse.audit;

/** What came of a change. */
public enum Outcome {
    DONE,
    /** Nothing was changed. */
    FAILED,
    /** Whoever asked for it may not have it; nothing was changed. */
    REFUSED,
    /** It may have been done or not: whoever was asked did not answer. */
    UNKNOWN
}
