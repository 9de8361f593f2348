package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.audit.AuditNames.Named;
import org.gatehouse.audit.AuditNames.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals what was written since the last time. Writers take no part in it and wait for nothing: a number that is missing
 * may belong to a transaction under way, so what comes after it is sealed only when that must be over.
 */
@Component
class Sealer {

    /** How many entries one seal covers at most. */
    static final int MOST = 2_000;

    /** Four times what any of our transactions may take. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final Duration BETWEEN_HEADS = Duration.ofHours(1);

    private final SealStore seals;
    private final ChainRows rows;
    private final ChainKeys keys;
    private final AuditNames names;
    private final AuditTrail trail;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private Seal last = Seal.NONE;
    private Instant headTold = Instant.EPOCH;

    Sealer(
            SealStore seals,
            ChainRows rows,
            ChainKeys keys,
            AuditNames names,
            AuditTrail trail,
            TransactionOperations transaction,
            InstantSource clock) {
        this.seals = seals;
        this.rows = rows;
        this.keys = keys;
        this.names = names;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes one seal; false when there is nothing to be sealed, or another node was quicker. */
    synchronized boolean seal() {
        requireLast();
        Seal before = seals.head();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var entries = settled(rows.entries(before.lastEntry(), MOST), before.lastEntry(), now);
        var outcomes = settled(rows.outcomes(before.lastOutcome(), MOST), before.lastOutcome(), now);
        if (entries.isEmpty() && outcomes.isEmpty()) {
            return false;
        }
        // Before the seal: nobody comes back to what is sealed.
        names.keep(entries.stream().flatMap(Sealer::named).toList());
        names.keep(rows.made(outcomes));
        Seal seal = seal(before, entries, outcomes, now);
        try {
            transaction.executeWithoutResult(status -> {
                seals.insert(seal);
                rows.addCopies(before.lastEntry(), seal.lastEntry());
            });
        } catch (DuplicateKeyException another) {
            return false;
        }
        last = seal;
        tellHead(now);
        return true;
    }

    private Seal seal(Seal before, List<ChainRows.Entry> entries, List<ChainRows.Result> outcomes, Instant now) {
        Instant newest = Stream.concat(entries.stream(), outcomes.stream())
                .map(ChainRows.Row::at)
                .max(Comparator.naturalOrder())
                .orElse(now);
        var unsigned = new Seal(
                before.number() + 1,
                entries.isEmpty() ? before.lastEntry() : entries.getLast().id(),
                outcomes.isEmpty() ? before.lastOutcome() : outcomes.getLast().id(),
                entries.size(),
                outcomes.size(),
                newest,
                now,
                "",
                "",
                "",
                false);
        Digest digest = unsigned.digest(before);
        entries.forEach(row -> row.addTo(digest));
        outcomes.forEach(row -> row.addTo(digest));
        return unsigned.signed(digest.base64(), keys);
    }

    /** Up to the first number whose neighbour may still come. */
    private static <R extends ChainRows.Row> List<R> settled(List<R> rows, long after, Instant now) {
        var settled = new ArrayList<R>(rows.size());
        long expected = after + 1;
        for (R row : rows) {
            if (row.id() != expected && row.at().isAfter(now.minus(PATIENCE))) {
                break;
            }
            settled.add(row);
            expected = row.id() + 1;
        }
        return settled;
    }

    /** What this node sealed itself must be there: whoever cuts the end off, and has it sealed anew, is found out. */
    private void requireLast() {
        if (last.number() == 0) {
            return;
        }
        Seal found = seals.find(last.number()).orElse(Seal.NONE);
        boolean removedForAge = found.number() == 0 && seals.head().number() > last.number();
        if (!found.hash().equals(last.hash()) && !removedForAge) {
            log.error("The audit trail was cut: seal {} is not there any more", last.head());
            trail.happened(
                    Actor.GATEHOUSE,
                    Change.of("audit.cut", "audit", "", "Audit trail", Map.of("Missing seal", last.head())),
                    Outcome.DONE,
                    "The end of the trail was replaced in the database");
            last = Seal.NONE;
        }
    }

    /** Now and then to where the database cannot reach: with it, anybody can tell whether the end is still there. */
    private void tellHead(Instant now) {
        if (!now.isBefore(headTold.plus(BETWEEN_HEADS))) {
            headTold = now;
            log.info("The audit trail is sealed up to {}", last.head());
        }
    }

    private static Stream<Named> named(ChainRows.Entry entry) {
        var named = Stream.of(
                new Named(Role.ACTOR, entry.issuer(), entry.subject(), entry.name()),
                new Named(Role.TARGET, entry.kind(), entry.about(), entry.targetName()),
                new Named(Role.ACTION, "", entry.action(), entry.action()));
        return Stream.concat(named, EntryGroups.named(entry.before(), entry.after()).stream());
    }
}
