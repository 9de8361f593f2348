package org.gatehouse.requests;

import org.jspecify.annotations.Nullable;

/** A request cannot be decided, because somebody else has decided it or is about to. Nothing was done. */
final class NotWaiting extends RuntimeException {

    NotWaiting(@Nullable AccessRequest now) {
        super(sentence(now));
    }

    /** For people. */
    private static String sentence(@Nullable AccessRequest now) {
        if (now == null) {
            return "This request does not exist any more.";
        }
        return switch (now.state()) {
            case WAITING -> "Another administrator is deciding about this request at this moment.";
            case APPROVED -> now.decidedBy() + " has approved this request already.";
            case DECLINED -> now.decidedBy() + " has declined this request already.";
            case SETTLED -> "There is nothing to decide any more: " + now.answer();
        };
    }
}
