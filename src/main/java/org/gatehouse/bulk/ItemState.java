package org.gatehouse.bulk;

/** What has become of an item. */
enum ItemState {
    UNTOUCHED("Untouched"),
    /** Written before its call. Still so when the run is over: nobody knows whether it was done. */
    STARTED("Started"),
    DONE("Done"),
    FAILED("Failed"),
    /** There was nothing to do. */
    SKIPPED("Nothing to do"),
    /** The directory did not answer. */
    UNKNOWN("Unknown");

    private final String words;

    ItemState(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
