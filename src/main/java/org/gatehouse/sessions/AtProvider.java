package org.gatehouse.sessions;

/** What became of a person's sessions at the identity provider. */
enum AtProvider {
    /** They were left alone: people end their own sessions here without being logged out there. */
    NOT_ASKED,
    ENDED,
    /** No directory is set up for this provider. */
    NOT_POSSIBLE,
    UNKNOWN_USER,
    UNAVAILABLE,
    DENIED,
    THROTTLED;

    /** Whether asking again may help. */
    boolean mayChange() {
        return this == UNAVAILABLE || this == THROTTLED;
    }
}
