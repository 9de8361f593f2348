package org.gatehouse.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call to the directory that did not succeed. Messages are for the log; pages have words of their own. */
public abstract sealed class DirectoryException extends RuntimeException {

    private DirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The directory cannot be reached, answers too late, or answers nonsense. A later try may succeed. */
    public static final class Unavailable extends DirectoryException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The directory refuses our credentials or lacks a scope or role; only an administrator can mend it. */
    public static final class Denied extends DirectoryException {
        public Denied(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Too many calls. */
    public static final class Throttled extends DirectoryException {

        private final transient Instant until;

        public Throttled(Instant until, @Nullable Throwable cause) {
            super("The directory asks to wait until " + until, cause);
            this.until = until;
        }

        /** When the directory takes calls again. */
        public Instant until() {
            return until;
        }
    }
}
