package org.gatehouse.directory;

/**
 * Which groups to list.
 *
 * @param text what the name begins with, in any case; empty for all
 * @param limit how many to a page at most, from 1 to 200
 */
public record GroupSearch(String text, int limit) {

    public GroupSearch {
        text = text.strip();
        if (limit < 1 || limit > UserSearch.MOST) {
            throw new IllegalArgumentException("A page has from 1 to " + UserSearch.MOST + " groups");
        }
    }
}
