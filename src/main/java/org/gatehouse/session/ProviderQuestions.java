package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one provider: a few at a time, one in five seconds while it does not answer, and none of them in the way of
 * another provider's. A click does not stand in line behind those asked ahead of time.
 */
final class ProviderQuestions implements AutoCloseable {

    private static final int IN_BACKGROUND = 8;
    private static final int FOR_CLICKS = 32;
    private static final int QUEUED = 20_000;
    /** After so many failures in a row it is the provider, and not what was asked. */
    private static final int ENOUGH_FAILURES = 3;

    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);
    private static final int LONGEST_STOP_S = 15;

    private final Duration revalidateAfter;
    private final Predicate<AuthSession> question;
    private final InstantSource clock;
    private final Set<AuthSession> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore clicks = new Semaphore(FOR_CLICKS);
    private final ThreadPoolExecutor pool;
    private Instant lastProbe = Instant.EPOCH;
    private int failures;

    /** @param question asks about one session; false when there was no answer */
    ProviderQuestions(String provider, Duration revalidateAfter, Predicate<AuthSession> question, InstantSource clock) {
        this.revalidateAfter = revalidateAfter;
        this.question = question;
        this.clock = clock;
        this.pool = new ThreadPoolExecutor(
                IN_BACKGROUND,
                IN_BACKGROUND,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUED),
                Thread.ofPlatform()
                        .daemon()
                        .name("revalidation-" + provider + "-", 0)
                        .factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Asks when it is its turn and there is still reason to; nothing happens if it is waiting for that already. */
    void askInTurn(AuthSession session) {
        if (isInVain() || !waiting.add(session)) {
            return;
        }
        try {
            pool.execute(() -> {
                waiting.remove(session);
                CompletableFuture<Void> answer = session.freshness().beginIfDue(clock.instant(), revalidateAfter);
                if (answer != null) {
                    ask(session, answer);
                }
            });
        } catch (RejectedExecutionException full) { // it will be due again
            waiting.remove(session);
        }
    }

    /** Asks now, unless that is done already; what to wait for, or null if it makes no sense to wait. */
    @Nullable
    CompletableFuture<Void> askNow(AuthSession session) {
        if (isInVain()) {
            return null;
        }
        CompletableFuture<Void> answer = session.freshness().beginIfOver(clock.instant(), revalidateAfter);
        if (answer == null) {
            return session.freshness().asking();
        }
        if (!clicks.tryAcquire()) {
            session.freshness().end(answer, true);
            return null;
        }
        Thread.ofVirtual().name("revalidation-of-click").start(() -> {
            try {
                ask(session, answer);
            } finally {
                clicks.release();
            }
        });
        return answer;
    }

    /** Now and then one may find out whether it still is. */
    private synchronized boolean isInVain() {
        if (failures < ENOUGH_FAILURES) {
            return false;
        }
        Instant now = clock.instant();
        // Absolute, so that a clock that is set back does not keep everybody from asking.
        boolean inVain = Duration.between(lastProbe, now).abs().compareTo(BETWEEN_PROBES) < 0;
        if (!inVain) {
            lastProbe = now;
        }
        return inVain;
    }

    private void ask(AuthSession session, CompletableFuture<Void> answer) {
        boolean answered = false;
        try {
            answered = question.test(session);
        } finally {
            count(answered);
            session.freshness().end(answer, answered);
        }
    }

    private synchronized void count(boolean answered) {
        failures = answered ? 0 : failures + 1;
        if (failures == ENOUGH_FAILURES) {
            lastProbe = clock.instant();
            pool.getQueue().clear();
            waiting.clear();
        }
    }

    /** Lets those finish that have begun: a refresh token that was exchanged and is not stored would be lost. */
    @Override
    public void close() {
        pool.getQueue().clear();
        pool.shutdown();
        try {
            if (pool.awaitTermination(LONGEST_STOP_S, TimeUnit.SECONDS)
                    && clicks.tryAcquire(FOR_CLICKS, LONGEST_STOP_S, TimeUnit.SECONDS)) {
                clicks.release(FOR_CLICKS); // for whoever closes it once more
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
