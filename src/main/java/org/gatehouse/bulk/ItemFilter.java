package org.gatehouse.bulk;

import java.util.Locale;

/** Which items of a run to show. */
enum ItemFilter {
    ALL("All", "true"),
    CREATE("Create", "step = 'CREATE'"),
    CHANGE("Change", "step = 'CHANGE'"),
    ADMINISTRATORS("Become administrators", Administrators.CONDITION),
    NOTHING("Nothing to do", "state = 'SKIPPED'"),
    ERROR("Errors", "step IN ('ERROR', 'BAD_ROW')"),
    DONE("Done", "state = 'DONE'"),
    FAILED("Failed", "state = 'FAILED' AND step IN ('CREATE', 'CHANGE')"),
    UNKNOWN("Not known", "state IN ('UNKNOWN', 'STARTED')"),
    LEFT("Untouched", "state = 'UNTOUCHED'");

    private final String words;
    private final String condition;

    ItemFilter(String words, String condition) {
        this.words = words;
        this.condition = condition;
    }

    /** @param active whether what has been started is still under way */
    String words(boolean active) {
        return active && this == UNKNOWN ? "Under way, or not known" : words;
    }

    /** In SQL; a constant. */
    String condition() {
        return condition;
    }

    /** As in an address; everything for what is not known. */
    static ItemFilter of(String code) {
        for (ItemFilter filter : values()) {
            if (filter.code().equals(code)) {
                return filter;
            }
        }
        return ALL;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it tells something before anything has been changed. */
    boolean isOfDryRun() {
        return switch (this) {
            case ALL, CREATE, CHANGE, ADMINISTRATORS, NOTHING, ERROR -> true;
            case DONE, FAILED, UNKNOWN, LEFT -> false;
        };
    }

    int count(Counts counts) {
        return switch (this) {
            case ALL -> counts.total();
            case CREATE -> counts.of(Step.CREATE);
            case CHANGE -> counts.of(Step.CHANGE);
            case ADMINISTRATORS -> counts.administrators();
            case NOTHING -> counts.of(ItemState.SKIPPED);
            case ERROR -> counts.of(Step.ERROR) + counts.of(Step.BAD_ROW);
            case DONE -> counts.of(ItemState.DONE);
            case FAILED -> counts.of(ItemState.FAILED) - ERROR.count(counts);
            case UNKNOWN -> counts.of(ItemState.UNKNOWN) + counts.of(ItemState.STARTED);
            case LEFT -> counts.of(ItemState.UNTOUCHED);
        };
    }
}
