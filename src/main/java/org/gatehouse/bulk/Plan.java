package org.gatehouse.bulk;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one item.
 *
 * @param name of the user, for people
 * @param lines what is to be changed, one thing each, for people
 * @param message why nothing is to be done; null when something is
 */
record Plan(
        String name,
        Step step,
        List<String> lines,
        @Nullable String message) {

    Plan {
        lines = List.copyOf(lines);
    }

    static Plan change(String name, Step step, List<String> lines) {
        return new Plan(name, step, lines, null);
    }

    static Plan nothing(String name, String why) {
        return new Plan(name, Step.NOTHING, List.of(), why);
    }

    static Plan error(String name, String why) {
        return new Plan(name, Step.ERROR, List.of(), why);
    }

    /** Whether somebody who agreed to those lines agreed to this plan. */
    boolean isWithin(List<String> agreed) {
        return new HashSet<>(agreed).containsAll(lines);
    }
}
