package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the lock promises, on every database. */
abstract class AdministratorLockContract {

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        database = open();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void letsOneAtATimeIn() throws InterruptedException {
        var inside = new AtomicInteger();
        Callable<Integer> visit = () -> node().holding(AdministratorLockContract::allowed, () -> {
            int together = inside.incrementAndGet();
            dawdle();
            inside.decrementAndGet();
            return together;
        });
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result : threads.invokeAll(Collections.nCopies(8, visit))) {
                assertThat(result).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(1);
            }
        }
    }

    @Test
    void isFreeForTheNextOne() {
        assertThat(List.of(
                        node().holding(AdministratorLockContract::allowed, () -> 1),
                        node().holding(AdministratorLockContract::allowed, () -> 2)))
                .containsExactly(1, 2);
    }

    /** Another node may have the lock by the time that the change would be made. */
    @Test
    void beginsNothingWhenTheRuleHasTakenTooLong() {
        var now = new AtomicReference<>(Instant.now());
        var slow = new AdministratorLock(new JdbcTemplate(database.database()), now::get);
        var acted = new AtomicBoolean();
        assertThatThrownBy(() ->
                        slow.holding(() -> now.updateAndGet(then -> then.plusSeconds(31)), () -> acted.getAndSet(true)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Refused.Rule.BUSY));
        assertThat(acted).isFalse();
        assertThat(node().holding(AdministratorLockContract::allowed, () -> true))
                .isTrue();
    }

    private static void dawdle() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void allowed() {}

    private AdministratorLock node() {
        return new AdministratorLock(new JdbcTemplate(database.database()), InstantSource.system());
    }
}
