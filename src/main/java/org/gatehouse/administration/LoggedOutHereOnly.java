package org.gatehouse.administration;

import org.gatehouse.directory.DirectoryException;

/** Somebody was logged out of this application, and the directory did not do the same at the provider, or nobody knows. */
public final class LoggedOutHereOnly extends RuntimeException {

    private final int sessions;
    private final DirectoryException failure;

    LoggedOutHereOnly(int sessions, DirectoryException failure) {
        super("Ended here: " + sessions + "; at the provider: " + failure.getMessage(), failure);
        this.sessions = sessions;
        this.failure = failure;
    }

    /** How many there were here. */
    public int sessions() {
        return sessions;
    }

    /** What the directory said. */
    public DirectoryException failure() {
        return failure;
    }
}
