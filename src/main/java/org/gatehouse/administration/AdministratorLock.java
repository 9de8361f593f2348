package org.gatehouse.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets one administrator at a time, on all nodes, take rights from another: two who remove each other at the same instant
 * must not both find that somebody is left.
 */
@Component
class AdministratorLock {

    private static final String NAME = "administrators";
    private static final Duration LONGEST_HELD = Duration.ofMinutes(1);

    /** After that nothing begins any more: what it takes has to be over before the lock is free for others. */
    private static final Duration LONGEST_BEFORE_ACTION = LONGEST_HELD.dividedBy(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(AdministratorLock.class);

    private final LockProvider locks;
    private final InstantSource clock;

    AdministratorLock(JdbcTemplate jdbc, InstantSource clock) {
        this.clock = clock;
        this.locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withTableName("locks")
                .usingDbTime()
                .build());
    }

    /**
     * Acts while what the rule has found stays true.
     *
     * @param rule throws when it forbids the action; may ask the directory many questions
     * @throws Refused when others hold the lock for too long, or the rule took too long to say that it allows the action
     */
    <T> T holding(Runnable rule, Supplier<T> action) {
        SimpleLock lock = acquire();
        Instant since = clock.instant();
        try {
            rule.run();
            if (Duration.between(since, clock.instant()).compareTo(LONGEST_BEFORE_ACTION) > 0) {
                throw new Refused(Refused.Rule.BUSY);
            }
            return action.get();
        } finally {
            release(lock);
        }
    }

    /** What came of the action is true whether or not the database answers after it. */
    private static void release(SimpleLock lock) {
        try {
            lock.unlock();
        } catch (RuntimeException unavailable) {
            log.warn("The lock of administrators stays until its time is over: {}", unavailable.getMessage());
        }
    }

    private SimpleLock acquire() {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (Instant.now().isBefore(end)) {
            Optional<SimpleLock> lock =
                    locks.lock(new LockConfiguration(Instant.now(), NAME, LONGEST_HELD, Duration.ZERO));
            if (lock.isPresent()) {
                return lock.get();
            }
            pause();
        }
        throw new Refused(Refused.Rule.BUSY);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.Rule.BUSY);
        }
    }
}
