package org.gatehouse.directory.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Page;

/**
 * Where a page begins. Keycloak counts: a cursor is the number of entries before the page, so that one made or deleted
 * meanwhile on an earlier page shifts the next ones by one. One entry more than wanted is asked for, to know whether
 * another page follows.
 */
record Pages(int first, int limit) {

    private static final int LAST = 100_000_000;

    static Pages after(Optional<String> cursor, int limit) {
        if (cursor.isEmpty()) {
            return new Pages(0, limit);
        }
        try {
            int first = Integer.parseInt(cursor.get());
            if (first >= 0 && first <= LAST) {
                return new Pages(first, limit);
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw new DirectoryException.Rejected("This page does not exist", Map.of(), null);
    }

    int max() {
        return limit + 1;
    }

    /** What of Keycloak's answer is wanted; may be less than a page although more pages follow. */
    <R, T> Page<T> of(List<R> found, Function<R, T> read, Predicate<T> wanted) {
        return new Page<>(
                found.stream().limit(limit).map(read).filter(wanted).toList(),
                found.size() > limit ? String.valueOf(first + limit) : null);
    }
}
