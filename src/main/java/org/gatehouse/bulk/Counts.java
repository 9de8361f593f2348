package org.gatehouse.bulk;

import java.util.Map;

/**
 * How many items are where.
 *
 * @param lookedUp those of which is known what is to be done
 * @param toChange those that are to be changed and have not been touched
 */
record Counts(Map<ItemState, Integer> byState, Map<Step, Integer> bySteps, int lookedUp, int toChange) {

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
