package org.gatehouse.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of an item.
 *
 * @param calls what is to be called for the plan, in this order; none when nothing is to be done
 * @param missing why the item is not done even then, for people; null when it is
 */
record Found(Plan plan, List<Call> calls, @Nullable String missing) {

    Found {
        calls = List.copyOf(calls);
    }

    Found(Plan plan, List<Call> calls) {
        this(plan, calls, null);
    }

    /**
     * One change in the directory.
     *
     * @param lines those of the plan that are done by it
     * @param change makes it, and fails as those of the services do
     */
    record Call(List<String> lines, Runnable change) {

        Call {
            lines = List.copyOf(lines);
        }
    }

    /** For plans in which nothing is to be done. */
    static Found without(Plan plan) {
        return new Found(plan, List.of());
    }

    static Found of(Plan plan, Runnable change) {
        return new Found(plan, List.of(new Call(plan.lines(), change)));
    }
}
