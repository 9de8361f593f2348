package org.gatehouse.bulk;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.administration.Refused;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;

/** The change of one item: looks again, does what was agreed to and nothing else, and tells what came of it. */
final class ItemChange {

    private static final String OTHERWISE = "Changed in the directory since it was looked up. Look it up again.";
    private static final String FOUND_DONE = "The directory did not answer, and has done it.";

    private final Item item;
    private final Work work;
    private final Patience patience;
    private final List<String> done = new ArrayList<>();
    private boolean unanswered;

    /** @param failure what made it fail; null when it did not */
    record Result(
            ItemState state,
            @Nullable String message,
            @Nullable RuntimeException failure) {}

    ItemChange(Item item, Work work, Patience patience) {
        this.item = item;
        this.work = work;
        this.patience = patience;
    }

    /** @param directory what people call it */
    Result make(String directory) {
        try {
            return patience.with(this::attempt);
        } catch (Patience.Stopped stopped) {
            return unfinished("Stopped.", null);
        } catch (DirectoryException | Refused known) {
            return failed(Reasons.of(known, directory), known);
        } catch (RuntimeException failure) {
            String stop = Reasons.ofStop(failure); // it says so before it calls the directory
            return stop == null ? failed(Reasons.of(failure, directory), failure) : unfinished(stop, failure);
        }
    }

    private Result attempt() {
        Found found = work.look(item);
        Plan now = found.plan();
        return switch (now.step()) {
            case NOTHING -> nothingLeft(now);
            case ERROR, BAD_ROW -> failed(String.valueOf(now.message()), null);
            case CREATE, CHANGE -> now.isWithin(item.plan()) ? changed(found) : failed(OTHERWISE, null);
        };
    }

    private Result changed(Found found) {
        for (Found.Call call : found.calls()) {
            try {
                call.change().run();
                done.addAll(call.lines());
            } catch (DirectoryException.Unavailable silent) {
                unanswered = true;
                throw silent;
            }
        }
        return found.missing() == null ? new Result(ItemState.DONE, null, null) : failed(found.missing(), null);
    }

    private Result nothingLeft(Plan now) {
        if (unanswered) {
            return new Result(ItemState.DONE, FOUND_DONE, null);
        }
        return done.isEmpty()
                ? new Result(ItemState.SKIPPED, now.message(), null)
                : new Result(ItemState.DONE, null, null);
    }

    /** Nothing has failed: as if it had never begun, unless something of it is done, or may be. */
    private Result unfinished(String why, @Nullable RuntimeException failure) {
        return done.isEmpty() && !unanswered
                ? new Result(ItemState.UNTOUCHED, null, failure)
                : new Result(failed(why, failure).state(), withDone(why), failure);
    }

    private Result failed(String why, @Nullable RuntimeException failure) {
        return new Result(unanswered ? ItemState.UNKNOWN : ItemState.FAILED, withDone(why), failure);
    }

    private String withDone(String why) {
        return done.isEmpty() ? why : why + " Done before that: " + String.join("; ", done) + ".";
    }
}
