package org.gatehouse.builtin.identity;

/** The SQL of the beginning of a text in lower case, by which lists are sorted: a cursor holds no more of a long one. */
final class SortKey {

    private static final int LONGEST = 100;

    private SortKey() {}

    /**
     * Never half a character, which no cursor could hold: H2 counts in UTF-16 units, and ASCII gives it one of them. To
     * PostgreSQL a character is one whatever its code. A text that is missing has to have a place all the same.
     */
    static String of(String column) {
        String half = "ASCII(SUBSTRING(" + column + ", " + LONGEST + ", 1)) BETWEEN "
                + (int) Character.MIN_HIGH_SURROGATE + " AND " + (int) Character.MAX_HIGH_SURROGATE;
        return "COALESCE(lower(SUBSTRING(" + column + ", 1, CASE WHEN " + half + " THEN " + (LONGEST - 1) + " ELSE "
                + LONGEST + " END)), '')";
    }
}
