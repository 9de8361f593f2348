package org.gatehouse.audit;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.session.SecretKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One look at the whole trail, seal by seal: whether each covers what it covered when it was made, and follows the one
 * before. It reads some thousand rows at a time, may take minutes, and can be stopped. It is used once.
 */
public final class Verification {

    private static final int SEALS = 500;
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_COUNTED = 100_000;
    private static final Duration SOON = Duration.ofMinutes(10);

    private final SealStore seals;
    private final ChainKeys keys;
    private final RowsInOrder<ChainRows.Entry> entries;
    private final RowsInOrder<ChainRows.Result> outcomes;
    private final List<String> problems = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();
    private volatile boolean stopped;
    private final AtomicLong checked = new AtomicLong();
    private volatile long total;
    private long foreign;
    private long sealsChecked;

    Verification(SealStore seals, ChainRows rows, ChainKeys keys) {
        this.seals = seals;
        this.keys = keys;
        this.entries = new RowsInOrder<>(rows::entries);
        this.outcomes = new RowsInOrder<>(rows::outcomes);
    }

    /**
     * Without the application.
     *
     * @param connection in the schema of the trail; the caller closes it
     */
    public static Verification of(Connection connection, SecretKeys secrets) {
        var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        return new Verification(new SealStore(db), new ChainRows(db), new ChainKeys(secrets));
    }

    /** How many entries were looked at so far. */
    public long checked() {
        return checked.get();
    }

    /** How many there are, roughly; 0 while that is not known. */
    public long total() {
        return total;
    }

    /** Has it end soon. */
    public void stop() {
        stopped = true;
    }

    /**
     * Empty when it was stopped.
     *
     * @param known a head that was kept outside the database; null for none
     */
    public Optional<Verified> run(@Nullable String known) {
        List<Seal> some = seals.after(0, SEALS);
        Seal before = begin(some, known);
        while (!some.isEmpty()) {
            for (Seal seal : some) {
                if (stopped) {
                    return Optional.empty();
                }
                if (seal.number() > before.number()) {
                    look(seal, before, known);
                    before = seal;
                }
            }
            some = seals.after(before.number(), SEALS);
        }
        long unsealed = unsealed();
        if (known != null && numberOf(known) > before.number()) {
            problem("Seal " + known + " is not there: the end of the trail was cut off");
        }
        if (foreign > 0) {
            hints.add(String.format(
                    Locale.ENGLISH,
                    "%,d seals were made with a key that SECRET_KEY does not list any more: whose they are cannot be told",
                    foreign));
        }
        return Optional.of(new Verified(checked.get(), sealsChecked, before.head(), unsealed, problems, hints));
    }

    /** Returns what the first seal follows. */
    private Seal begin(List<Seal> some, @Nullable String known) {
        long head = seals.head().lastEntry();
        if (some.isEmpty()) {
            total = 0;
            return Seal.NONE;
        }
        Seal first = some.getFirst();
        if (!first.removed() && first.number() == 1) {
            total = head;
            return Seal.NONE;
        }
        total = head - first.lastEntry();
        if (!first.removed()) {
            problem("The trail begins with seal " + first.number() + ": what was before is missing");
        }
        if (!checkMac(first)) {
            problem("The beginning of the trail carries a seal that is not ours");
        }
        compare(first, known);
        if (entries.takeUpTo(first.lastEntry()) != null || outcomes.takeUpTo(first.lastOutcome()) != null) {
            problem("There are entries before the beginning of the trail");
        }
        skip(first);
        return first;
    }

    private void look(Seal seal, Seal before, @Nullable String known) {
        compare(seal, known);
        if (seal.removed()) {
            if (!isFirst(seal)) {
                problem("Seal " + seal.number() + " says that entries in the middle were removed");
            }
            skip(seal); // removed while this look was under way
        } else if (seal.number() != before.number() + 1) {
            problem(String.format(
                    Locale.ENGLISH, "Seals %d to %d are missing", before.number() + 1, seal.number() - 1));
            skip(seal);
        } else {
            check(seal, before);
        }
    }

    private void check(Seal seal, Seal before) {
        sealsChecked++;
        Digest digest = seal.digest(before);
        long found = 0;
        boolean copiesTrue = true;
        ChainRows.@Nullable Entry entry;
        while ((entry = entries.takeUpTo(seal.lastEntry())) != null) {
            entry.addTo(digest);
            copiesTrue &= entry.copiesTrue();
            found++;
            checked.incrementAndGet();
        }
        ChainRows.@Nullable Result outcome;
        long results = 0;
        while ((outcome = outcomes.takeUpTo(seal.lastOutcome())) != null) {
            outcome.addTo(digest);
            results++;
        }
        boolean mine = checkMac(seal);
        boolean same = digest.base64().equals(seal.hash());
        if ((!same || !mine || !copiesTrue) && isStillThere(seal)) {
            problem(SealWords.what(seal, before)
                    + (mine ? SealWords.why(seal, found, results, same) : " carry a seal that is not ours"));
        }
    }

    private boolean checkMac(Seal seal) {
        return switch (keys.check(seal)) {
            case OURS -> true;
            case NOT_OURS -> false;
            case UNKNOWN_KEY -> {
                foreign++;
                yield true;
            }
        };
    }

    private void compare(Seal seal, @Nullable String known) {
        if (known != null && numberOf(known) == seal.number() && !known.equals(seal.head())) {
            problem("Seal " + seal.number() + " is not the one that is known: the trail was replaced");
        }
    }

    /** Retention may have been quicker. */
    private boolean isStillThere(Seal seal) {
        return seals.find(seal.number())
                .filter(now -> !now.removed() && now.hash().equals(seal.hash()))
                .isPresent();
    }

    private boolean isFirst(Seal seal) {
        List<Seal> first = seals.after(0, 1);
        return !first.isEmpty() && first.getFirst().number() == seal.number();
    }

    private void skip(Seal seal) {
        entries.skipTo(seal.lastEntry());
        outcomes.skipTo(seal.lastOutcome());
    }

    private long unsealed() {
        long count = 0;
        Instant soon = Instant.now().minus(SOON);
        boolean old = false;
        ChainRows.@Nullable Entry entry;
        while (count < MOST_COUNTED && (entry = entries.takeUpTo(Long.MAX_VALUE)) != null) {
            count++;
            old |= entry.at().isBefore(soon);
        }
        if (old) {
            hints.add("Entries of more than ten minutes ago are not sealed yet; Gatehouse does that while it runs");
        }
        return count;
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }

    private static long numberOf(String head) {
        try {
            return Long.parseLong(head.substring(0, Math.max(0, head.indexOf(':'))));
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }
}
