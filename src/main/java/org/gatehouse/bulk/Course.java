package org.gatehouse.bulk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.audit.Whence;
import org.gatehouse.bulk.Gate.Stop;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContext;

/**
 * A run on its way: looks its items up, or changes them, some at a time, in the name of whoever started it. Each step is
 * written before and after its call. Its threads are never interrupted: they write to the database, and the embedded one
 * does not survive that.
 */
final class Course implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Course.class);
    private static final int AT_ONCE = 4;
    private static final int PORTION = 100;
    /** So many in a row that the directory did not answer, or refused: the others would fare no better. */
    private static final int HOPELESS = 8;

    private final Run run;
    private final RunStore runs;
    private final ItemStore items;
    private final Work work;
    private final SecurityContext by;
    private final Whence whence;
    private final String directory;
    private final Gate gate;
    private final Patience patience;
    private final AtomicInteger failedInARow = new AtomicInteger();

    /**
     * @param by in whose name; ends with their session
     * @param whence the request that began it
     */
    Course(
            Run run,
            RunStore runs,
            ItemStore items,
            Work work,
            SecurityContext by,
            Whence whence,
            String directory,
            InstantSource clock,
            Duration firstPause) {
        this.run = run;
        this.runs = runs;
        this.items = items;
        this.work = work;
        this.by = by;
        this.whence = whence;
        this.directory = directory;
        this.gate = new Gate(clock);
        this.patience = new Patience(gate, clock, firstPause, until -> runs.waitUntil(run.id(), until));
    }

    long id() {
        return run.id();
    }

    /** Returns at once; calls that are under way come to their end. */
    void stop(RunState state, @Nullable String reason) {
        gate.stop(new Stop(state, reason));
    }

    @Override
    public void run() {
        try (ExecutorService lanes = Executors.newFixedThreadPool(
                AT_ONCE,
                Thread.ofPlatform().daemon().name("bulk-" + run.id() + "-", 0).factory())) {
            runs.begin(run.id());
            goThrough(lanes);
        } catch (RuntimeException failure) {
            log.error("Run {} failed", run.id(), failure);
            stop(RunState.INTERRUPTED, "Something went wrong here. It has been written to the log.");
        }
        end();
    }

    private void goThrough(ExecutorService lanes) {
        int last = 0;
        while (gate.stopped() == null) {
            List<Item> portion =
                    isDryRun() ? items.toLookUp(run.id(), last, PORTION) : items.toChange(run.id(), last, PORTION);
            if (portion.isEmpty()) {
                return;
            }
            last = portion.getLast().number();
            try {
                lanes.invokeAll(portion.stream().map(this::task).toList());
            } catch (InterruptedException nobodyDoesThat) {
                Thread.currentThread().interrupt();
                stop(RunState.INTERRUPTED, RunStore.STOPPED);
            }
        }
    }

    private void end() {
        Stop stop = gate.stopped();
        RunState through = isDryRun() ? RunState.READY : RunState.FINISHED;
        try {
            runs.end(run.id(), stop == null ? through : stop.state(), stop == null ? null : stop.reason());
        } catch (RuntimeException unwritten) { // the lease runs out, and the run is found interrupted
            log.error("The end of run {} could not be written: {}", run.id(), unwritten.getMessage());
        }
    }

    private boolean isDryRun() {
        return run.state() == RunState.PREPARING;
    }

    private Callable<Boolean> task(Item item) {
        return new DelegatingSecurityContextCallable<>(
                () -> {
                    try (var held = whence.hold()) {
                        step(item);
                        return true;
                    }
                },
                by);
    }

    private void step(Item item) {
        if (gate.stopped() != null) {
            return;
        }
        try {
            if (isDryRun()) {
                lookUp(item);
            } else {
                change(item);
            }
        } catch (Patience.Stopped stopped) {
            // What has not begun stays as it is.
        } catch (RuntimeException failure) {
            String reason = Reasons.ofStop(failure);
            log.warn("Run {} stops at item {}", run.id(), item.number(), failure);
            stop(RunState.INTERRUPTED, reason == null ? Reasons.of(failure, directory) : reason);
        }
    }

    private void lookUp(Item item) {
        try {
            items.planned(
                    run.id(),
                    item.number(),
                    patience.with(() -> work.look(item)).plan());
            failedInARow.set(0);
        } catch (DirectoryException failure) {
            if (!isHopeless(failure)) {
                items.planned(run.id(), item.number(), Plan.error(item.name(), Reasons.of(failure, directory)));
            }
        }
    }

    private void change(Item item) {
        if (!gate.pass() || !items.started(run.id(), item.number())) {
            return;
        }
        var change = new ItemChange(item, work, patience);
        ItemChange.Result result = change.make(directory);
        items.ended(run.id(), item.number(), result.state(), result.message());
        if (result.failure() == null) {
            failedInARow.set(0);
        } else if (Reasons.ofStop(result.failure()) != null) {
            stop(RunState.INTERRUPTED, Reasons.ofStop(result.failure()));
        } else {
            isHopeless(result.failure());
        }
    }

    /** Counts failures that the next item would meet too, and stops the run when there are too many. */
    private boolean isHopeless(Throwable failure) {
        boolean general = failure instanceof DirectoryException.Unavailable
                || failure instanceof DirectoryException.Denied
                || failure instanceof DirectoryException.Throttled;
        if (!general) {
            failedInARow.set(0);
        } else if (failedInARow.incrementAndGet() >= HOPELESS) {
            stop(RunState.INTERRUPTED, Reasons.of(failure, directory));
            return true;
        }
        return false;
    }
}
