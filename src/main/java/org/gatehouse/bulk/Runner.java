package org.gatehouse.bulk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gatehouse.audit.Whence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Has runs done on this node, few at a time; others wait for their turn. Renews the leases of all of them, and hears from
 * the database when one is to be cancelled that was started here.
 */
@Component
class Runner implements SmartLifecycle {

    static final int AT_ONCE = 3;
    static final int WAITING = 20;

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final RunStore runs;
    private final ItemStore items;
    private final InstantSource clock;
    private final Duration firstPause;
    private final Map<Long, Course> underWay = new ConcurrentHashMap<>();
    private volatile @Nullable ThreadPoolExecutor threads;
    private volatile @Nullable ScheduledExecutorService beat;

    @Autowired
    Runner(RunStore runs, ItemStore items, InstantSource clock) {
        this(runs, items, clock, FIRST_PAUSE);
    }

    Runner(RunStore runs, ItemStore items, InstantSource clock, Duration firstPause) {
        this.runs = runs;
        this.items = items;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /**
     * Has a run done that this node has taken, in the name of whoever is signed in on this thread, and as a part of the
     * request that it works on. Returns at once.
     *
     * @param directory what people call it
     * @return false when too many wait already; the run is interrupted then
     */
    boolean go(Run run, Work work, String directory) {
        SecurityContext by = SecurityContextHolder.createEmptyContext();
        by.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        var course = new Course(run, runs, items, work, by, Whence.current(), directory, clock, firstPause);
        ThreadPoolExecutor pool = threads;
        underWay.put(run.id(), course);
        try {
            if (pool == null) {
                throw new RejectedExecutionException("Stopped");
            }
            pool.execute(() -> toItsEnd(course));
            return true;
        } catch (RejectedExecutionException full) {
            underWay.remove(run.id(), course);
            runs.end(run.id(), RunState.INTERRUPTED, "Too many runs wait already.");
            return false;
        }
    }

    /** Stops a run of this node at once; one of another node hears of it by itself. */
    void cancel(long id) {
        Course course = underWay.get(id);
        if (course != null) {
            course.stop(RunState.CANCELLED, null);
        }
    }

    @Override
    public void start() {
        threads = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), daemons("bulk-runs-"));
        threads.allowCoreThreadTimeOut(true);
        var beats = Executors.newSingleThreadScheduledExecutor(daemons("bulk-beat-"));
        var unused = beats.scheduleWithFixedDelay(
                this::beat, BETWEEN_BEATS.toMillis(), BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS);
        beat = beats;
    }

    /** Lets the calls under way come to their end, so that what they did is written. */
    @Override
    public void stop() {
        underWay.values().forEach(course -> course.stop(RunState.INTERRUPTED, RunStore.STOPPED));
        ThreadPoolExecutor pool = threads;
        ScheduledExecutorService beats = beat;
        threads = null;
        beat = null;
        if (beats != null) {
            beats.shutdown();
        }
        if (pool != null) {
            pool.shutdown();
            underWay.values().forEach(course -> course.stop(RunState.INTERRUPTED, RunStore.STOPPED)); // begun meanwhile
            awaitEnd(pool);
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /** Whether something is under way or waits here. */
    boolean isBusy() {
        return !underWay.isEmpty();
    }

    private void toItsEnd(Course course) {
        try {
            course.run();
        } finally {
            underWay.remove(course.id(), course); // the next one of this run may have begun
        }
    }

    private void beat() {
        for (Course course : underWay.values()) {
            try {
                if (!runs.renew(course.id())) {
                    course.stop(RunState.INTERRUPTED, "Another node has taken it.");
                } else if (runs.isCancelRequested(course.id())) {
                    course.stop(RunState.CANCELLED, null);
                }
            } catch (RuntimeException failed) { // the next beat must come
                log.warn("Run {} could not be renewed: {}", course.id(), failed.getMessage());
            }
        }
    }

    private static void awaitEnd(ThreadPoolExecutor pool) {
        try {
            if (!pool.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Runs are still under way");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }
}
