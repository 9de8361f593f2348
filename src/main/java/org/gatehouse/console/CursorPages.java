package org.gatehouse.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.Page;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one list that have come so far, by the positions of their rows. Of pages far from the one that came last only
 * cursor and size are kept.
 */
final class CursorPages<T> {

    private static final int KEPT = 10;

    private final List<Part<T>> parts = new ArrayList<>();
    private @Nullable String next;

    private static final class Part<T> {
        private final Optional<String> cursor;
        private int size;
        private @Nullable List<T> items;

        Part(Optional<String> cursor) {
            this.cursor = cursor;
        }
    }

    /** How many rows have come. */
    int size() {
        return parts.stream().mapToInt(part -> part.size).sum();
    }

    /** Whether the directory has said that nothing follows. */
    boolean isComplete() {
        return !parts.isEmpty() && next == null;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The thing in this row; null when it has not come or is not kept. */
    @Nullable
    T at(int row) {
        int number = partOf(row);
        if (number == parts.size()) {
            return null;
        }
        List<T> items = parts.get(number).items;
        return items == null ? null : items.get(row - startOf(number));
    }

    /** The number of the page in which a row is; the number of the next page for rows that have not come. */
    int partOf(int row) {
        int end = 0;
        for (int i = 0; i < parts.size(); i++) {
            end += parts.get(i).size;
            if (row < end) {
                return i;
            }
        }
        return parts.size();
    }

    Optional<String> cursorOf(int number) {
        return number == parts.size() ? Optional.ofNullable(next) : parts.get(number).cursor;
    }

    /** Takes a page that has come for the first time or once more. */
    void put(int number, Page<T> page) {
        if (number == parts.size()) {
            parts.add(new Part<>(cursorOf(number)));
            next = page.next();
        }
        Part<T> part = parts.get(number);
        part.items = page.items();
        part.size = page.items().size();
        drop(number);
    }

    /** All that is kept, in order. */
    List<T> kept() {
        var kept = new ArrayList<T>();
        for (Part<T> part : parts) {
            if (part.items != null) {
                kept.addAll(part.items);
            }
        }
        return kept;
    }

    private void drop(int around) {
        for (int i = 0; i < parts.size(); i++) {
            if (Math.abs(i - around) > KEPT / 2) {
                parts.get(i).items = null;
            }
        }
    }

    private int startOf(int number) {
        return parts.subList(0, number).stream().mapToInt(part -> part.size).sum();
    }
}
