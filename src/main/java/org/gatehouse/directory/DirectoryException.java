package org.gatehouse.directory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call to the directory that did not succeed. Messages are for the log; pages have words of their own. */
public abstract sealed class DirectoryException extends RuntimeException {

    private DirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The directory cannot be reached, answers too late, or answers nonsense. A later try may succeed. What was to be
     * written may have been written.
     */
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

    /** Too many calls. Nothing was written. */
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

    /** What was to be changed is not there, or no longer. */
    public static final class NotFound extends DirectoryException {
        public NotFound(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A value that has to be unique belongs to another user or group. */
    public static final class Conflict extends DirectoryException {

        private final @Nullable Attribute attribute;

        /** @param attribute whose value is taken; null for a group's name, or when the directory does not tell */
        public Conflict(@Nullable Attribute attribute, @Nullable Throwable cause) {
            super("Taken: " + (attribute == null ? "the name" : attribute.label()), cause);
            this.attribute = attribute;
        }

        public @Nullable Attribute attribute() {
            return attribute;
        }
    }

    /** The directory does not take a value. */
    public static final class Rejected extends DirectoryException {

        private final transient Map<Attribute, String> problems;
        private final String problem;

        /**
         * @param problem what the directory says about the whole, for people to read
         * @param problems what it says about single attributes; empty when it does not tell them apart
         */
        public Rejected(String problem, Map<Attribute, String> problems, @Nullable Throwable cause) {
            super("Rejected: " + problem, cause);
            this.problem = problem;
            this.problems = Map.copyOf(problems);
        }

        public String problem() {
            return problem;
        }

        public Map<Attribute, String> problems() {
            return problems;
        }
    }

    /** Somebody has changed the user, or the group, since it was read. Nothing was written. */
    public static final class Outdated extends DirectoryException {
        public Outdated(@Nullable Throwable cause) {
            super("Changed by somebody else meanwhile", cause);
        }
    }

    /** The user's status, or the kind of the group, does not allow it: often since somebody was faster. */
    public static final class WrongState extends DirectoryException {

        private final String problem;

        public WrongState(String message, @Nullable Throwable cause) {
            super(message, cause);
            this.problem = "";
        }

        private WrongState(Throwable cause, String problem) {
            super("Refused: " + problem, cause);
            this.problem = problem;
        }

        /** @param problem the directory's own words */
        public static WrongState said(String problem, Throwable cause) {
            return new WrongState(cause, problem);
        }

        /** What the directory says, for people to read; empty when it says nothing. */
        public String problem() {
            return problem;
        }
    }
}
