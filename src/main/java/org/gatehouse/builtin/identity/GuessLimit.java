package org.gatehouse.builtin.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords per account and per address. A login that nobody has is counted like any other, so the answer
 * does not tell which accounts exist. Accounts that are asked for count by themselves, per address.
 */
@Component
class GuessLimit {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 200;
    /** People behind one proxy sign up from one address, too. */
    static final int ACCOUNTS_PER_ADDRESS = 30;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_LOGIN = 100;

    private final Clock clock;

    /** Least recently used first, so that memory is bounded and a guesser cannot push out the account he works on. */
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    GuessLimit() {
        this(Clock.systemUTC());
    }

    GuessLimit(Clock clock) {
        this.clock = clock;
    }

    /** How long this account or address has to wait; zero when it may try. */
    synchronized Duration waitFor(String login, String address) {
        Duration account = remaining(accountKey(login), PER_ACCOUNT);
        Duration origin = remaining(addressKey(address), PER_ADDRESS);
        return account.compareTo(origin) > 0 ? account : origin;
    }

    /**
     * The same, and when it is zero the try counts as wrong until {@link #takeBack}, so that no more get through at the
     * same time than in turn.
     */
    synchronized Duration begin(String login, String address) {
        Duration wait = waitFor(login, address);
        if (wait.isZero()) {
            wrong(login, address);
        }
        return wait;
    }

    synchronized void wrong(String login, String address) {
        count(accountKey(login));
        count(addressKey(address));
    }

    /** What has begun was not wrong. */
    synchronized void takeBack(String login, String address) {
        uncount(accountKey(login));
        uncount(addressKey(address));
    }

    /** The right password clears the account but not the address, which may be trying many accounts. */
    synchronized void right(String login) {
        windows.remove(accountKey(login));
    }

    /** Takes one of the accounts that this address may ask for: how long it has to wait instead, zero when it need not. */
    synchronized Duration askForAccount(String address) {
        String key = "accounts " + address;
        Duration wait = remaining(key, ACCOUNTS_PER_ADDRESS);
        if (wait.isZero()) {
            count(key);
        }
        return wait;
    }

    private Duration remaining(String key, int limit) {
        Window window = windows.get(key);
        if (window == null || window.count < limit || !clock.instant().isBefore(window.ends)) {
            return Duration.ZERO;
        }
        return Duration.between(clock.instant(), window.ends);
    }

    private void count(String key) {
        Instant now = clock.instant();
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.ends)) {
            window = new Window(0, now.plus(WINDOW));
        }
        windows.put(key, new Window(window.count + 1, window.ends));
    }

    private void uncount(String key) {
        windows.computeIfPresent(key, (same, window) -> new Window(Math.max(0, window.count - 1), window.ends));
    }

    private static String accountKey(String login) {
        String key = LoginKey.of(login);
        return "account " + key.substring(0, Math.min(key.length(), LONGEST_LOGIN));
    }

    private static String addressKey(String address) {
        return "address " + address;
    }

    private record Window(int count, Instant ends) {}
}
