package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes what is older than {@code AUDIT_RETENTION}, seal by seal from the beginning. Of the last one that is removed its
 * hash stays, so that the rest can be verified as before; and the removal is an entry itself.
 */
@Component
class Retention {

    private static final int SEALS_AT_ONCE = 500;
    private static final int ENTRIES_AT_ONCE = 20_000;

    private final AuditSettings settings;
    private final SealStore seals;
    private final ChainRows rows;
    private final ChainKeys keys;
    private final AuditNames names;
    private final AuditTrail trail;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    Retention(
            AuditSettings settings,
            SealStore seals,
            ChainRows rows,
            ChainKeys keys,
            AuditNames names,
            AuditTrail trail,
            TransactionOperations transaction,
            InstantSource clock) {
        this.settings = settings;
        this.seals = seals;
        this.rows = rows;
        this.keys = keys;
        this.names = names;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns how many entries were removed. */
    int removeOld() {
        Duration kept = settings.retention();
        if (kept == null) {
            return 0;
        }
        Instant cutoff = clock.instant().minus(kept);
        if (old(cutoff).isEmpty()) {
            return 0;
        }
        long entry = trail.begin(
                Actor.GATEHOUSE,
                Change.of("audit.remove", "audit", "", "Audit trail", Map.of("Older than", cutoff.toString())));
        int total = 0;
        for (List<Seal> some = old(cutoff); !some.isEmpty(); some = old(cutoff)) {
            total += remove(some.getLast());
        }
        trail.end(entry, Outcome.DONE, String.format(Locale.ENGLISH, "%,d entries", total), null);
        names.forget();
        return total;
    }

    /** Some seals with nothing but what is old, from the beginning; the last of all stays, for the next one to follow. */
    private List<Seal> old(Instant cutoff) {
        long head = seals.head().number();
        var old = new ArrayList<Seal>();
        int entries = 0;
        for (Seal seal : seals.after(0, SEALS_AT_ONCE)) {
            if (!seal.newest().isBefore(cutoff) || seal.number() >= head || entries > ENTRIES_AT_ONCE) {
                break;
            }
            if (!seal.removed()) {
                old.add(seal);
                entries += seal.entries();
            }
        }
        return old;
    }

    private int remove(Seal lastOne) {
        Integer removed = transaction.execute(status -> {
            int count = rows.remove(lastOne.lastEntry(), lastOne.lastOutcome());
            seals.replaceUpTo(lastOne.asRemoved(keys));
            return count;
        });
        return removed == null ? 0 : removed;
    }
}
