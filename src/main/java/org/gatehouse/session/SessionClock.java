package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Looks each second what time does to sessions of which a page is open, ends what is over, warns of it before, asks the
 * provider again ahead of time, and deletes
 * what nobody will ask for any more. It runs on every node; what two of them do at once does no harm.
 */
@Component
class SessionClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SessionClock.class);
    /** How long a browser that comes back is told why its session ended. */
    private static final Duration REASON_KEPT = Duration.ofDays(1);

    private static final Duration NOT_WRITTEN_YET = Duration.ofMinutes(2);
    private static final int BATCH = 500;

    private final Sessions sessions;
    private final LiveSessions live;
    private final SessionLife life;
    private final SessionStore store;
    private final SessionSettings settings;
    private final OpenTabs tabs;
    private final RevalidationSchedule revalidation;
    private final UnusedUiSessions unused;
    private final InstantSource clock;
    private final OnceAMinute warning = new OnceAMinute();
    private volatile @Nullable ScheduledExecutorService ticking;

    SessionClock(
            Sessions sessions,
            LiveSessions live,
            SessionLife life,
            SessionStore store,
            SessionSettings settings,
            OpenTabs tabs,
            RevalidationSchedule revalidation,
            UnusedUiSessions unused,
            InstantSource clock) {
        this.sessions = sessions;
        this.live = live;
        this.life = life;
        this.store = store;
        this.settings = settings;
        this.tabs = tabs;
        this.revalidation = revalidation;
        this.unused = unused;
        this.clock = clock;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("session-clock").factory());
        repeat(executor, this::endExpired, Duration.ofSeconds(1));
        repeat(executor, tabs::tick, Duration.ofSeconds(1));
        repeat(executor, revalidation::tick, Duration.ofSeconds(1));
        repeat(executor, unused::end, Duration.ofSeconds(30));
        repeat(executor, this::endForgotten, Duration.ofMinutes(5));
        repeat(executor, this::purge, Duration.ofMinutes(5));
        ticking = executor;
    }

    private static void repeat(ScheduledExecutorService executor, Runnable work, Duration pause) {
        var unused = executor.scheduleWithFixedDelay(
                () -> safely(work), pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = ticking;
        ticking = null;
        if (executor != null) {
            executor.shutdown(); // not interrupted: the embedded database closes its file when a thread is
        }
    }

    @Override
    public boolean isRunning() {
        return ticking != null;
    }

    /** Ends what is over among the sessions that this node holds. */
    void endExpired() {
        Instant now = clock.instant();
        live.all().forEach(session -> endIfOver(session, now));
        live.tidy();
    }

    /** What is wrong with one session is not in the way of the others; without the database none can be ended. */
    private void endIfOver(AuthSession session, Instant now) {
        try {
            life.hasRunOut(session, now);
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException failed) {
            if (warning.isDue(now)) {
                log.warn("A session could not be ended", failed);
            }
        }
    }

    /** Ends sessions that ran out while no page of theirs was open; returns how many. */
    int endForgotten() {
        Instant now = clock.instant();
        // Another node may have seen somebody since it last wrote that down.
        Instant seenBefore = now.minus(settings.idleTimeout()).minus(NOT_WRITTEN_YET);
        List<SessionInfo> some;
        int total = 0;
        do {
            some = store.runOut(now, seenBefore, BATCH);
            for (SessionInfo session : some) {
                boolean old = session.expires().isBefore(now);
                total += sessions.end(session.id(), old ? EndReason.LIFETIME : EndReason.IDLE) ? 1 : 0;
            }
        } while (some.size() == BATCH);
        return total;
    }

    /** Deletes expired rows in batches; returns how many. */
    int purge() {
        Instant now = clock.instant();
        Instant kept = now.minus(REASON_KEPT);
        int total = 0;
        int deleted;
        do {
            deleted = store.purge(kept, kept, kept.minus(settings.idleTimeout()), BATCH);
            total += deleted;
        } while (deleted == BATCH);
        return total;
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) { // the next run must come
            log.warn("Looking after sessions failed, and will be tried again: {}", failed.getMessage());
        }
    }
}
