package org.gatehouse.administration;

/** A rule of this application forbids the change. Nothing was done. */
public final class Refused extends RuntimeException {

    /** Which rule. */
    public enum Rule {
        OWN_ACCOUNT("You cannot take your own access. Another administrator can."),
        LAST_ADMINISTRATOR("This is the last administrator who can log in. Make somebody else an administrator first."),
        ADMINISTRATORS_GROUP(
                "This group makes its members administrators, so it can be neither renamed nor deleted here."),
        ADMINISTRATORS_NAME("A group of this name makes its members administrators, so no other group can take it."),
        NEW_ADMINISTRATOR("One of the groups makes its members administrators: add the user to it afterwards."),
        NO_DIRECTORY("No user directory is set up."),
        BUSY("Another administrator is changing who administers. Try it again in a moment.");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        /** For people. */
        public String sentence() {
            return sentence;
        }
    }

    private final Rule rule;

    Refused(Rule rule) {
        super(rule.sentence());
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
