package org.gatehouse.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of a table in order, some at a time. */
final class RowsInOrder<R extends ChainRows.Row> {

    private static final int AT_ONCE = 2_000;

    private final Source<R> source;
    private List<R> some = List.of();
    private int next;
    private long after;

    interface Source<R> {
        List<R> after(long id, int most);
    }

    RowsInOrder(Source<R> source) {
        this.source = source;
    }

    /** The next one, if its number is not greater. */
    @Nullable
    R takeUpTo(long last) {
        if (next >= some.size()) {
            some = source.after(after, AT_ONCE);
            next = 0;
        }
        if (some.isEmpty() || some.get(next).id() > last) {
            return null;
        }
        R row = some.get(next++);
        after = row.id();
        return row;
    }

    void skipTo(long last) {
        if (last > after) {
            after = last;
            some = List.of();
            next = 0;
        }
    }
}
