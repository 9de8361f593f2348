package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Hashes passwords with Argon2id; never more than a few at once, because each takes 19 MiB of memory. */
@Component
class Passwords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** 19 MiB, two passes, one lane: the lightest set that OWASP's password storage cheat sheet names. */
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    private final Semaphore turns = new Semaphore(4, true);
    private final String nobodysHash = argon2.encode(Ids.request());

    String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** Takes the same time when there is no hash to compare with. */
    boolean matches(String password, Optional<String> hash) {
        boolean same = inTurn(() -> argon2.matches(password, hash.orElse(nobodysHash)));
        return same && hash.isPresent();
    }

    /** Thrown, and shown as a page, when so many people sign in at once that one had to wait too long. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    static final class TooBusy extends RuntimeException {}

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
