package org.gatehouse.builtin.identity;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Begins a transaction anew that lost to another one. Whoever joins a group may be brought into further ones by rules, so
 * two may lock groups crosswise, of which the database lets one fail; and a rule may be gone that was there before.
 */
final class Contention {

    private static final int TRIES = 3;

    private Contention() {}

    static <T extends @Nullable Object> T despite(Supplier<T> transaction) {
        for (int tries = 1; true; tries++) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException | DataIntegrityViolationException lost) {
                require(lost, tries);
            }
        }
    }

    static void despite(Runnable transaction) {
        Contention.<@Nullable Void>despite(() -> {
            transaction.run();
            return null;
        });
    }

    private static void require(DataAccessException lost, int tries) {
        if (tries == TRIES || lost instanceof DuplicateKeyException) {
            throw lost;
        }
    }
}
