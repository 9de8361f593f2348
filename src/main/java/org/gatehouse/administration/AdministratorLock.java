package org.gatehouse.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
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
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final LockProvider locks;

    AdministratorLock(JdbcTemplate jdbc) {
        this.locks = new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withTableName("locks")
                .usingDbTime()
                .build());
    }

    /** @throws Refused when others hold it for too long */
    <T> T holding(Supplier<T> action) {
        SimpleLock lock = acquire();
        try {
            return action.get();
        } finally {
            lock.unlock();
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
