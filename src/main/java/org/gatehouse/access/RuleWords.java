package org.gatehouse.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules and decisions as people read them. */
public final class RuleWords {

    private RuleWords() {}

    /** Who a page is open to: {@code Members of Sales or Staff}. */
    public static String of(PageRule rule) {
        return switch (rule.audience()) {
            case EVERYONE -> "Everyone";
            case SIGNED_IN -> "Everyone who is logged in";
            case ADMINISTRATORS -> "Administrators";
            case GROUPS -> rule.groups().isEmpty() ? "Nobody" : "Members of " + either(rule.groups());
        };
    }

    /** The same with what else must be so for the page to open: {@code Everyone, but only from this machine}. */
    public static String of(PageRule rule, Page page) {
        return page.only().isEmpty() ? of(rule) : of(rule) + ", but only " + page.only();
    }

    /** Why a page is open to somebody or not, in a sentence that names nobody: {@code Open to members of Sales}. */
    public static String why(Explanation explanation) {
        String rule = of(explanation.rule(), explanation.page());
        String openTo = "Open to " + Character.toLowerCase(rule.charAt(0)) + rule.substring(1);
        return explanation.throughGroups().isEmpty()
                ? openTo + "."
                : openTo + ": through " + String.join(", ", new TreeSet<>(explanation.throughGroups())) + ".";
    }

    /** That a rule names groups which are not there, in a sentence. */
    public static String missing(Set<String> groups) {
        return (groups.size() == 1 ? "The directory has no group " : "The directory has none of the groups ")
                + either(groups) + ", so nobody can be added to " + (groups.size() == 1 ? "it" : "them") + " here.";
    }

    private static String either(Set<String> groups) {
        List<String> names = List.copyOf(new TreeSet<>(groups));
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
