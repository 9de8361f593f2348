package org.gatehouse.bulk;

import java.util.Map;

/**
 * How many items are where.
 *
 * @param lookedUp those of which is known what is to be done
 * @param toChange those that are to be changed and have not been touched
 * @param administrators those who become administrators, or have become it
 * @param newAdministrators those of them that have not been touched
 */
record Counts(
        Map<ItemState, Integer> byState,
        Map<Step, Integer> bySteps,
        int lookedUp,
        int toChange,
        int administrators,
        int newAdministrators) {

    static final Counts NONE = new Counts(Map.of(), Map.of(), 0, 0, 0, 0);

    Counts {
        byState = Map.copyOf(byState);
        bySteps = Map.copyOf(bySteps);
    }

    int of(ItemState state) {
        return byState.getOrDefault(state, 0);
    }

    int of(Step step) {
        return bySteps.getOrDefault(step, 0);
    }

    int total() {
        return byState.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that a new attempt could do. */
    int rest() {
        return of(ItemState.UNTOUCHED)
                + of(ItemState.STARTED)
                + of(ItemState.UNKNOWN)
                + of(ItemState.FAILED)
                - of(Step.BAD_ROW);
    }
}
