package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Puts all users through rules that were activated, and those of deleted rules out of them, in the background and in
 * portions. What is to be done stands in the database: what the end of the program cuts short begins anew at its start.
 */
@Component
class RuleWalk implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RuleWalk.class);
    private static final int EVERY_SECONDS = 20;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final ActiveRules rules;
    private final RuleAssignments assignments;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("group-rules").unstarted(task));
    private volatile boolean stopping;

    RuleWalk(ActiveRules rules, RuleAssignments assignments) {
        this.rules = rules;
        this.assignments = assignments;
    }

    @Override
    public void afterPropertiesSet() {
        var unused = thread.scheduleWithFixedDelay(this::work, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Not interrupted: that would close the files of an H2 database under everybody else. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        var unused = thread.awaitTermination(EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins at once. Where there are few users it is done when this returns; otherwise it goes on. */
    void begin() {
        Future<?> work = thread.submit(this::work);
        try {
            work.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            log.info("Group rules: there are many users, so this takes a while");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** To be called when a group was renamed or deleted: there may be rules that look at that. */
    void groupsChanged() {
        if (rules.groupsChanged()) {
            begin();
        }
    }

    /** Tries again next time: what is thrown here would end the schedule. */
    private void work() {
        try {
            rules.refresh();
            rules.deleted().forEach(this::release);
            if (assignments.hasMissed()) {
                rules.walkAgain();
            }
            List<ActiveRules.Due> due = rules.due();
            if (!due.isEmpty()) {
                rules.refresh(); // those that are due are among them from here on
                walk(due);
            }
        } catch (RuntimeException failed) {
            log.warn("Group rules were not applied to all users: {}", failed.toString());
        }
    }

    private void release(GroupRule deleted) {
        while (!stopping) {
            if (!assignments.releaseSome(deleted) && rules.forget(deleted)) {
                return;
            }
        }
    }

    private void walk(List<ActiveRules.Due> due) {
        Optional<String> next = Optional.of("");
        while (next.isPresent() && !stopping) {
            next = assignments.applyAfter(next.get());
        }
        if (next.isEmpty()) {
            rules.walked(due);
        }
    }
}
