package org.gatehouse.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user in a run.
 *
 * @param number 1 for the first
 * @param target id of the user, or the login in an import
 * @param name for people
 * @param input the row of an import; null for others
 * @param step null until it has been looked up
 * @param plan what is to be done, or was planned when it was looked up before
 * @param message why nothing was done, or what is not known; null when there is nothing to say
 */
record Item(
        int number,
        String target,
        String name,
        @Nullable ImportRow input,
        @Nullable Step step,
        List<String> plan,
        ItemState state,
        @Nullable String message) {

    /** What has become of it, for people: what a dry run found wrong has not failed, since nobody tried it. */
    String outcome() {
        return state == ItemState.FAILED && step != null && !step.changesSomething() ? step.words() : state.words();
    }

    /** An item that nothing is known of yet. */
    static Item of(int number, String target, String name, @Nullable ImportRow input) {
        return new Item(number, target, name, input, null, List.of(), ItemState.UNTOUCHED, null);
    }

    /** A row of a file that cannot be used. */
    static Item bad(int number, String target, String problem) {
        return new Item(number, target, target, null, Step.BAD_ROW, List.of(), ItemState.FAILED, problem);
    }
}
