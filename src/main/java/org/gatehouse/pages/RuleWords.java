package org.gatehouse.pages;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.StoredRule;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/** Rules as people read them. */
final class RuleWords {

    private static final int MOST_NAMES = 5;

    private RuleWords() {}

    /** {@code Members of Sales or Support}, to begin a line with. */
    static String of(PageRule rule) {
        return switch (rule.audience()) {
            case EVERYONE -> "Everyone";
            case SIGNED_IN -> "Everyone who is logged in";
            case ADMINISTRATORS -> "Administrators";
            case GROUPS -> rule.isClosed() ? "Nobody" : "Members of " + names(rule.groups());
        };
    }

    /** The same in the middle of a sentence. */
    static String within(PageRule rule) {
        String words = of(rule);
        return rule.audience() == Audience.GROUPS && rule.isClosed()
                ? "nobody"
                : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** The same with every group, for the audit trail. */
    static String all(PageRule rule) {
        return rule.audience() == Audience.GROUPS && !rule.isClosed()
                ? "Members of " + String.join(" or ", new TreeSet<>(rule.groups()))
                : of(rule);
    }

    /** What else must be so for a page to open, to go on with; empty where nothing must. */
    static String only(@Nullable Page page) {
        return page == null || page.only().isEmpty() ? "" : ", but only " + page.only();
    }

    static String names(Collection<String> groups) {
        var sorted = new TreeSet<>(groups);
        String names = sorted.stream().limit(MOST_NAMES).map(Words::named).collect(Collectors.joining(" or "));
        return sorted.size() <= MOST_NAMES ? names : names + " or " + (sorted.size() - MOST_NAMES) + " others";
    }

    /** What has been done, for people. */
    static String done(PageEntry now) {
        return now.page() == null
                ? "The rule is forgotten."
                : now.title() + " is open to " + RuleWords.within(now.inForce()) + " from now on.";
    }

    /** Both versions, where two administrators decided at once. */
    static String overtaken(Overtaken overtaken) {
        PageEntry now = overtaken.now();
        StoredRule theirs = now.decided();
        PageRule wanted = overtaken.wanted();
        return "Nothing was saved: " + (theirs == null ? "somebody else" : theirs.changedBy())
                + " has changed this page meanwhile. It is open to " + RuleWords.within(now.inForce())
                + " now. You wanted it to be open to "
                + (wanted == null ? "whom its code says" : RuleWords.within(wanted))
                + ". Look at both and decide again.";
    }
}
