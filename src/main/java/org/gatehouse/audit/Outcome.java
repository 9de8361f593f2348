package org.gatehouse.audit;

/** What came of a change. */
public enum Outcome {
    DONE,
    /** Nothing was changed. */
    FAILED,
    /** It may have been done or not: whoever was asked did not answer. */
    UNKNOWN
}
