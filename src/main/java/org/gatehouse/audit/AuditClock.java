package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Has the trail sealed every few seconds and old entries removed now and then, by one node at a time. */
@Component
class AuditClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditClock.class);
    private static final Duration SEAL_EVERY = Duration.ofSeconds(3);
    private static final Duration REMOVE_EVERY = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Then others may have a turn, and the next one comes soon. */
    private static final int MOST_SEALS = 500;

    private final Sealer sealer;
    private final Retention retention;
    private final FailedLogIns failed;
    private final Refusals refusals;
    private final LockProvider locks;
    private volatile @Nullable ScheduledExecutorService ticking;

    AuditClock(Sealer sealer, Retention retention, FailedLogIns failed, Refusals refusals, JdbcTemplate jdbc) {
        this.sealer = sealer;
        this.retention = retention;
        this.failed = failed;
        this.refusals = refusals;
        this.locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withTableName("locks")
                .usingDbTime()
                .build());
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-clock").factory());
        repeat(executor, this::flush, SEAL_EVERY);
        repeat(executor, () -> alone("audit-seal", this::seal), SEAL_EVERY);
        repeat(executor, () -> alone("audit-retention", retention::removeOld), REMOVE_EVERY);
        ticking = executor;
    }

    /** What is only counted so far must not be lost. */
    @Override
    public void stop() {
        ScheduledExecutorService executor = ticking;
        ticking = null;
        if (executor != null) {
            executor.shutdown(); // not interrupted: the embedded database closes its file when a thread is
            safely(failed::close);
            safely(refusals::close);
        }
    }

    @Override
    public boolean isRunning() {
        return ticking != null;
    }

    private void flush() {
        failed.flush();
        refusals.flush();
    }

    private void seal() {
        for (int i = 0; i < MOST_SEALS && isRunning() && sealer.seal(); i++) {}
    }

    private void alone(String name, Runnable work) {
        locks.lock(new LockConfiguration(Instant.now(), name, LONGEST, Duration.ZERO))
                .ifPresent(lock -> {
                    try {
                        work.run();
                    } finally {
                        lock.unlock();
                    }
                });
    }

    private static void repeat(ScheduledExecutorService executor, Runnable work, Duration pause) {
        var unused = executor.scheduleWithFixedDelay(
                () -> safely(work), pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) { // the next run must come
            log.warn("Looking after the audit trail failed, and will be tried again: {}", failed.getMessage());
        }
    }
}
