package org.gatehouse.requests;

import org.jspecify.annotations.Nullable;

/** A request cannot be decided like that. Nothing was done. */
final class CannotDecide extends RuntimeException {

    static final String OWN = "This is your own request: another administrator decides about it.";

    static final String OWN_OF_THE_ONLY_ONE =
            "This is your own request, and you are the only administrator who can log in,"
                    + " so nobody else can decide about it. You can add yourself to a group under Groups.";

    static final String OWN_AND_PERHAPS_THE_ONLY_ONE =
            "This is your own request: only another administrator can decide about it.";

    private final String sentence;

    private CannotDecide(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** For people. */
    String sentence() {
        return sentence;
    }

    /** Nobody decides about what they have asked for themselves. */
    static CannotDecide own() {
        return new CannotDecide(OWN);
    }

    /** The rule of the page has changed, or the group is not one of this page's at all. */
    static CannotDecide groupOpensNothing() {
        return new CannotDecide("This group does not open the page to this person. Here is how it is now.");
    }

    /** Somebody else has decided or is about to, or it is gone. */
    static CannotDecide taken(@Nullable AccessRequest now) {
        if (now == null) {
            return new CannotDecide("This request does not exist any more.");
        }
        return new CannotDecide(
                switch (now.state()) {
                    case WAITING -> "Another administrator is deciding about this request at this moment.";
                    case APPROVED -> now.decidedBy() + " has approved this request already.";
                    case DECLINED -> now.decidedBy() + " has declined this request already.";
                    case SETTLED -> "There is nothing to decide any more: " + now.answer();
                });
    }
}
