package org.gatehouse.signin;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to a provider that many may want to have answered at once: one asks, the others share the answer. After a
 * failure it is not asked again for some seconds, so that a dead provider costs nobody time and the provider no storm.
 */
final class SharedQuestion<T> {

    /** Asks, within the limits of calls to providers. */
    @FunctionalInterface
    interface Call<T> {
        T ask() throws IOException;
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Call<T> call;
    private final InstantSource clock;
    private @Nullable CompletableFuture<T> underWay;
    private long asked;
    private Instant nextTry = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    SharedQuestion(Call<T> call, InstantSource clock) {
        this.call = call;
        this.clock = clock;
    }

    /**
     * Asks, or waits for the answer to a question that is under way.
     *
     * @param patience how old somebody else's question may become before nobody waits for it any more: a slow provider must
     *     not hold a thread of everybody
     * @throws ProviderUnavailable if there is no answer in time, or was none a moment ago
     */
    T answer(Duration patience) {
        var mine = new CompletableFuture<T>();
        CompletableFuture<T> theirs = join(mine);
        if (theirs != null) {
            return get(theirs, patience.minusNanos(age()));
        }
        ask(mine);
        return get(mine, Duration.ZERO);
    }

    /** Asks without waiting, unless it is being asked or was asked in vain a moment ago. */
    void askInBackground() {
        var mine = new CompletableFuture<T>();
        try {
            if (join(mine) == null) {
                Thread.ofVirtual().name("provider-question").start(() -> ask(mine));
            }
        } catch (ProviderUnavailable justNow) {
            // the next one who wants to know asks
        }
    }

    /** The question that somebody else asks already; null where it is ours to ask. */
    private synchronized @Nullable CompletableFuture<T> join(CompletableFuture<T> mine) {
        if (underWay != null) {
            return underWay;
        }
        if (clock.instant().isBefore(nextTry)) {
            throw new ProviderUnavailable("The provider did not answer a moment ago", null);
        }
        underWay = mine;
        asked = System.nanoTime();
        return null;
    }

    private synchronized long age() {
        return System.nanoTime() - asked;
    }

    private void ask(CompletableFuture<T> mine) {
        try {
            T answer = call.ask();
            end(true);
            mine.complete(answer);
        } catch (IOException | RuntimeException failure) {
            end(false);
            mine.completeExceptionally(failure);
        } finally {
            if (!mine.isDone()) { // an error of the machine: nobody is to wait for it
                end(false);
                mine.cancel(false);
            }
        }
    }

    private synchronized void end(boolean answered) {
        underWay = null;
        if (answered) {
            pause = FIRST_PAUSE;
            return;
        }
        nextTry = clock.instant().plus(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static <T> T get(CompletableFuture<T> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new ProviderUnavailable("The provider is slow to answer", null);
        } catch (CancellationException given) {
            throw new ProviderUnavailable("The question to the provider was given up", null);
        } catch (ExecutionException failed) {
            throw new ProviderUnavailable("The provider did not answer", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("Interrupted while waiting for the provider", null);
        }
    }
}
