package org.gatehouse.access;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gatehouse.cluster.ClusterEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps the rules in memory in step with the database: read before the first request, when another node says that they
 * changed, and now and then. While the database is away, what is known stays; nobody can decide anything new meanwhile.
 */
@Component
class PageRuleWatch implements SmartLifecycle {

    static final String CHANGED = "page-rules";

    private static final Logger log = LoggerFactory.getLogger(PageRuleWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration FIRST_TRIES = Duration.ofSeconds(1);
    /** After the events of other nodes, before the web server. */
    private static final int PHASE = 1;

    private final PageRuleStore store;
    private final PageRules rules;
    private final RuleListener listener;
    private final ClusterEvents events;
    private volatile @Nullable ScheduledExecutorService looking;
    private volatile ClusterEvents.@Nullable Subscription subscription;

    PageRuleWatch(PageRuleStore store, PageRules rules, RuleListener listener, ClusterEvents events) {
        this.store = store;
        this.rules = rules;
        this.listener = listener;
        this.events = events;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("page-rules").factory());
        subscription = events.subscribe(CHANGED, version -> executor.execute(this::lookIfPossible));
        lookIfPossible();
        repeat(executor, this::lookUnlessKnown, FIRST_TRIES);
        repeat(executor, this::lookIfPossible, LOOK_EVERY);
        looking = executor;
    }

    private static void repeat(ScheduledExecutorService executor, Runnable work, Duration pause) {
        var unused = executor.scheduleWithFixedDelay(work, pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (subscription != null) {
            subscription.close();
        }
        ScheduledExecutorService executor = looking;
        looking = null;
        if (executor != null) {
            executor.shutdown(); // not interrupted: the embedded database closes its file when a thread is
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Reads the rules, and lets what depends on them follow. */
    synchronized void look() {
        KnownRules before = rules.known();
        boolean changed = rules.replace(store.all());
        KnownRules now = rules.known();
        if (changed && before != null && now != null) {
            listener.changed(before, now);
        }
    }

    private void lookUnlessKnown() {
        if (rules.known() == null) {
            lookIfPossible();
        }
    }

    private void lookIfPossible() {
        try {
            look();
        } catch (DataAccessException away) {
            log.warn("The rules of pages cannot be read, and will be tried again: {}", away.getMessage());
        } catch (RuntimeException failed) { // the next run must come
            log.warn("Following the rules of pages failed", failed);
        }
    }
}
