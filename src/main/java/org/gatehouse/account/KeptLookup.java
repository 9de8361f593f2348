package org.gatehouse.account;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.gatehouse.account.Lookup.Missing;
import org.jspecify.annotations.Nullable;

/** The latest look-up of one sign-in, and when the next may be made. */
final class KeptLookup {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private @Nullable CompletableFuture<Lookup> latest;
    private Instant begun = Instant.MIN;

    synchronized CompletableFuture<Lookup> current(Supplier<CompletableFuture<Lookup>> fetch) {
        CompletableFuture<Lookup> held = latest;
        return held == null || Instant.now().isAfter(begun.plus(GOOD_FOR)) ? anew(fetch) : held;
    }

    synchronized CompletableFuture<Lookup> anew(Supplier<CompletableFuture<Lookup>> fetch) {
        CompletableFuture<Lookup> held = latest;
        if (held != null && (!held.isDone() || toldToWait(held))) {
            return held;
        }
        begun = Instant.now();
        CompletableFuture<Lookup> next = fetch.get();
        latest = next;
        return next;
    }

    private static boolean toldToWait(CompletableFuture<Lookup> held) {
        return held.getNow(null) instanceof Missing missing
                && missing.until() != null
                && Instant.now().isBefore(missing.until());
    }
}
