package org.gatehouse.requests;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets one administrator at a time decide about a request, and notes what they set out to do and what came of it. */
@Component
class Turns {

    static final String KIND = "request";

    private final RequestStore store;
    private final AuditTrail trail;

    Turns(RequestStore store, AuditTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** What requests are called in the audit trail. */
    static String name(String person, String route) {
        return person + ": /" + route;
    }

    /** @throws CannotDecide when another administrator was faster */
    Turn begin(AccessRequest request, Actor actor, Decided decided) {
        String claim = UUID.randomUUID().toString();
        if (!store.claim(request.id(), claim)) {
            throw CannotDecide.taken(store.find(request.id()).orElse(null));
        }
        try {
            return new Turn(request, claim, decided, trail.begin(actor, change(request, decided)));
        } catch (RuntimeException unwritten) {
            store.release(request.id(), claim);
            throw unwritten;
        }
    }

    private static Change change(AccessRequest request, Decided decided) {
        Map<String, String> after = new HashMap<>();
        after.put("State", decided.state().words());
        if (decided.group() != null) {
            after.put("Group", decided.group());
        }
        if (decided.answer() != null && !decided.answer().isBlank()) {
            after.put("Answer", PlainText.of(decided.answer()));
        }
        return new Change(
                decided.state() == RequestState.APPROVED ? "request.approve" : "request.decline",
                KIND,
                String.valueOf(request.id()),
                name(request.name(), request.route()),
                Map.of("State", RequestState.WAITING.words()),
                after);
    }

    /** The time in which nobody else decides; it is over after a minute at the latest. */
    final class Turn {

        private final AccessRequest request;
        private final String claim;
        private final Decided decided;
        private final long entry;

        private Turn(AccessRequest request, String claim, Decided decided, long entry) {
            this.request = request;
            this.claim = claim;
            this.decided = decided;
            this.entry = entry;
        }

        /** It has been done. */
        AccessRequest end() {
            boolean mine = store.decide(request.id(), claim, decided);
            note(mine ? Outcome.DONE : Outcome.UNKNOWN, mine ? null : "It took too long, and another had a turn.");
            return store.find(request.id()).orElseThrow(() -> CannotDecide.taken(null));
        }

        /** It has not been done, or nobody knows: the request waits on. */
        void fail(Throwable failure) {
            store.release(request.id(), claim);
            note(
                    failure instanceof DirectoryException.Unavailable ? Outcome.UNKNOWN : Outcome.FAILED,
                    failure.getMessage());
        }

        private void note(Outcome outcome, @Nullable String detail) {
            trail.end(entry, outcome, detail, null);
        }
    }
}
