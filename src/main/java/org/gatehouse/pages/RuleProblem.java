package org.gatehouse.pages;

import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;

/** Why a page cannot have a rule; nothing was changed then. */
final class RuleProblem extends RuntimeException {

    static final int MOST_GROUPS = 50;
    static final int LONGEST_NAME = 255;

    private RuleProblem(String sentence) {
        super(sentence);
    }

    /** For people. */
    String sentence() {
        return String.valueOf(getMessage());
    }

    /** @throws RuleProblem if the page cannot be open to these */
    static void requireGood(Page page, PageRule rule) {
        page.fixedBecause().ifPresent(RuleProblem::refuse);
        if (!page.isOpenableTo(rule.audience())) {
            refuse("This page was written for people who are logged in, so it cannot be open to visitors.");
        }
        if (rule.audience() == Audience.GROUPS) {
            ofGroups(rule).ifPresent(RuleProblem::refuse);
        }
    }

    /** What is wrong with a name of a group that somebody typed or chose; empty when nothing is. */
    static Optional<String> ofName(String name) {
        if (name.isBlank()) {
            return Optional.of("A group has a name.");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("A name of a group has at most " + LONGEST_NAME + " characters.");
        }
        boolean broken = name.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || Character.getType(c) == Character.SURROGATE);
        return broken ? Optional.of("A name of a group is one line of text.") : Optional.empty();
    }

    private static Optional<String> ofGroups(PageRule rule) {
        if (rule.groups().isEmpty()) {
            return Optional.of("Choose at least one group. Without one, nobody could open the page.");
        }
        if (rule.groups().size() > MOST_GROUPS) {
            return Optional.of("A page can be open to " + MOST_GROUPS + " groups at most.");
        }
        return rule.groups().stream()
                .map(RuleProblem::ofName)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void refuse(String sentence) {
        throw new RuleProblem(sentence);
    }
}
