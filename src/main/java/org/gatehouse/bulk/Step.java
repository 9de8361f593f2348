package org.gatehouse.bulk;

/** What kind of thing is to be done for an item. */
enum Step {
    CREATE("Create"),
    CHANGE("Change"),
    NOTHING("Nothing to do"),
    /** It cannot be done as things are in the directory. */
    ERROR("Error"),
    /** The row itself is wrong, whatever the directory says. */
    BAD_ROW("Error in the file");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean changesSomething() {
        return this == CREATE || this == CHANGE;
    }
}
