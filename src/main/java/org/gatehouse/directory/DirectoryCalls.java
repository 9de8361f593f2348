package org.gatehouse.directory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.gatehouse.outbound.CallWatches;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes calls to the directory on threads of its own, so that no page, and nothing that a page has locked, waits for one.
 * Threads, queue and waiting are bounded; a call that nobody waits for any more is dropped or interrupted.
 */
@Component
public final class DirectoryCalls implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int QUEUED = 400;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final CallWatches watches;
    private final ThreadPoolExecutor pool;
    private final ScheduledThreadPoolExecutor timer;

    /** For tests of what uses it. */
    public DirectoryCalls() {
        this(CallWatches.NONE);
    }

    @Autowired
    DirectoryCalls(CallWatches watches) {
        this.watches = watches;
        // Platform threads, few and reused: an SDK behind the port may keep something for each thread it has met.
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED), threads("directory-"));
        this.timer = new ScheduledThreadPoolExecutor(1, threads("directory-timer-"));
        pool.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Asks for something. Returns at once. The future fails with {@link DirectoryException.Unavailable} when too many calls wait already, or
     * when this one is not done within half a minute; cancelling it interrupts the call, which must not touch the
     * database therefore: the embedded one closes its file when a thread is interrupted there.
     */
    public <T> CompletableFuture<T> submit(Supplier<T> call) {
        return submit(new Call<>(watches.carried(call), true));
    }

    /** Changes something. As {@link #submit}, but once begun it runs to its end, whoever still waits for it. */
    public <T> CompletableFuture<T> submitChange(Supplier<T> call) {
        return submit(new Call<>(watches.carried(call), false));
    }

    private <T> CompletableFuture<T> submit(Call<T> running) {
        try {
            var late = timer.schedule(running::isLate, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            var unused = running.whenComplete((value, failure) -> late.cancel(false));
            pool.execute(running);
        } catch (RejectedExecutionException full) {
            running.completeExceptionally(new DirectoryException.Unavailable("Too many calls wait already", full));
        }
        return running;
    }

    /** How many calls are under way. */
    public int running() {
        return pool.getActiveCount();
    }

    /** How many calls wait for a thread. */
    public int waiting() {
        return pool.getQueue().size();
    }

    /** What made a call fail, without the wrapping that futures put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** What waits is dropped; changes that have begun may end, as the embedded database wants no interrupted thread. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.getQueue().clear();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    private static final class Call<T> extends CompletableFuture<T> implements Runnable {

        private final Supplier<T> call;
        private final boolean mayBeInterrupted;
        private final @Nullable Map<String, String> logged = MDC.getCopyOfContextMap();
        private final ReentrantLock running = new ReentrantLock();
        private @Nullable Thread runner;

        Call(Supplier<T> call, boolean mayBeInterrupted) {
            this.call = call;
            this.mayBeInterrupted = mayBeInterrupted;
            // However it ends before the call does: by cancelling or by running out of time.
            var unused = whenComplete((value, failure) -> interrupt());
        }

        @Override
        public void run() {
            if (isDone()) {
                return;
            }
            runBy(Thread.currentThread());
            // What is written there belongs to whoever asked for the call.
            MDC.setContextMap(logged == null ? Map.of() : logged);
            try {
                complete(call.get());
            } catch (RuntimeException | Error failure) {
                completeExceptionally(failure);
            } finally {
                MDC.clear();
                runBy(null);
                // Interrupted when the call had just ended: that was not meant for the next one.
                var unused = Thread.interrupted();
            }
        }

        void isLate() {
            completeExceptionally(new DirectoryException.Unavailable("The directory took too long", null));
        }

        private void runBy(@Nullable Thread thread) {
            running.lock();
            try {
                runner = thread;
            } finally {
                running.unlock();
            }
        }

        @SuppressWarnings("ReferenceEquality") // threads are the same or not
        private void interrupt() {
            running.lock();
            try {
                if (mayBeInterrupted && runner != null && runner != Thread.currentThread()) {
                    runner.interrupt();
                }
            } finally {
                running.unlock();
            }
        }
    }
}
