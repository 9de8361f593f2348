package org.gatehouse.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/**
 * What would come of another rule, for people. What could not be counted is said and not guessed.
 *
 * @param counted those who could open the page before and after; null where nothing could be counted
 * @param notCounted why nothing could be counted, a sentence; null when it was or need not be
 * @param onIt how many people have the page open here who would lose it
 * @param visitorsOnIt how many tabs of visitors have it open here that would lose it
 */
record Effect(
        PageRule before,
        PageRule after,
        @Nullable Counted counted,
        @Nullable String notCounted,
        int onIt,
        int visitorsOnIt) {

    record Counted(People before, People after) {}

    /** Whether the rule asks for groups, so that members can be counted. */
    static boolean isCountable(PageRule rule) {
        return rule.audience() == Audience.GROUPS || rule.audience() == Audience.ADMINISTRATORS;
    }

    List<String> sentences() {
        var all = new ArrayList<String>();
        if (before.equals(after)) {
            return List.of("Nothing changes.");
        }
        all.add(moved());
        if (notCounted != null) {
            all.add(notCounted);
        }
        now(all);
        return all;
    }

    private String moved() {
        if (isCountable(before) && isCountable(after)) {
            return counted == null ? "Other people than now can open it." : between(counted);
        }
        if (isCountable(after)) {
            return "Whoever is not among " + among(after) + " loses this page." + left();
        }
        if (isCountable(before)) {
            return "Everyone who is logged in can open it then"
                    + (counted == null ? "." : size(", not only ", counted.before, "."));
        }
        return after.audience() == Audience.EVERYONE
                ? "Visitors can open it without logging in."
                : "Visitors who are not logged in lose this page.";
    }

    private String left() {
        if (counted == null) {
            return "";
        }
        return counted.after.complete() && counted.after.ids().isEmpty()
                ? " Nobody is, so nobody can open it."
                : size(" Only ", counted.after, " can still open it.");
    }

    private static String among(PageRule rule) {
        return rule.audience() == Audience.ADMINISTRATORS
                ? "the administrators"
                : "the members of " + RuleWords.names(rule.groups());
    }

    private static String between(Counted counted) {
        String lose = change(counted.before, counted.after, "loses", "lose");
        String gain = change(counted.after, counted.before, "gains", "gain");
        return lose + " " + gain;
    }

    private static String change(People whose, People others, String one, String many) {
        int number = whose.without(others);
        if (number < 0) {
            return "How many people " + many + " it was not counted: a group is too large.";
        }
        String least = whose.complete() ? "" : "At least ";
        return number == 0 && whose.complete()
                ? "Nobody " + one + " it."
                : least + people(number) + " " + (number == 1 ? one : many) + " it.";
    }

    private static String size(String begin, People people, String end) {
        return begin
                + (people.complete() ? "" : "at least ")
                + people(people.ids().size())
                + end;
    }

    private void now(List<String> all) {
        if (onIt > 0) {
            all.add(people(onIt) + (onIt == 1 ? " has" : " have") + " it open now on this server, and "
                    + (onIt == 1 ? "loses" : "lose") + " it at once.");
        }
        if (visitorsOnIt > 0) {
            all.add("Visitors have it open now in " + Words.count(visitorsOnIt, "tab") + " on this server.");
        }
        if (onIt == 0 && visitorsOnIt == 0) {
            all.add("Nobody who loses it has it open now on this server.");
        }
    }

    private static String people(int number) {
        return number == 1 ? "1 person" : String.format(Locale.ENGLISH, "%,d people", number);
    }
}
