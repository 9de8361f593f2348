package org.gatehouse.bulk;

/** Where a run is. */
enum RunState {
    /** Each item is looked up. */
    PREPARING("Looking up"),
    /** The dry run is over; nothing has been changed since. */
    READY("Ready to start"),
    RUNNING("Running"),
    CANCELLED("Cancelled"),
    /** It ended before its end: by a crash, because of the directory, or with the session that started it. */
    INTERRUPTED("Interrupted"),
    FINISHED("Finished");

    private final String words;

    RunState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether some node works on it, or is about to. */
    boolean isActive() {
        return this == PREPARING || this == RUNNING;
    }

    /** Whether this part of the work changes nothing. */
    boolean isDryRun() {
        return this == PREPARING || this == READY;
    }

    /** Whether what is left can be taken up again. */
    boolean isOver() {
        return this == CANCELLED || this == INTERRUPTED || this == FINISHED;
    }
}
