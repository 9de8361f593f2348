package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Notes log-ins that failed. Anybody can have some fail: of those beyond a few in a minute only the number is noted, with
 * their reasons, so that a flood of them fills neither the disk nor the list.
 */
@Component
public class FailedLogIns {

    static final int MOST_A_MINUTE = 20;

    private static final Logger log = LoggerFactory.getLogger(FailedLogIns.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 1_000;
    private static final int MOST_REASONS = 20;

    private final AuditTrail trail;
    private final InstantSource clock;
    private Instant windowEnd = Instant.EPOCH;
    private int seen;
    private long more;
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    FailedLogIns(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param who as far as the provider said, or somebody unknown
     * @param provider its id
     * @param outcome whether it failed or was refused
     * @param reason one of few; nothing that provider or browser sent
     */
    public void note(Actor who, String provider, Outcome outcome, String reason) {
        flush();
        if (isOneOfFew(reason)) {
            write(who, outcome, Map.of("Provider", provider, "Reason", reason), reason);
        }
    }

    /** Writes the number of those that were not written, once their minute is over. */
    void flush() {
        if (!clock.instant().isBefore(windowEnd)) {
            close();
        }
    }

    /** The same at once. */
    void close() {
        long count;
        var facts = new TreeMap<String, String>();
        int from;
        synchronized (this) {
            count = more;
            from = addresses.size();
            reasons.forEach((reason, number) -> facts.put(reason, String.valueOf(number)));
            windowEnd = clock.instant().plus(WINDOW);
            seen = 0;
            more = 0;
            addresses.clear();
            reasons.clear();
        }
        if (count > 0) {
            String many = from >= MOST_ADDRESSES ? "at least " + from : String.valueOf(from);
            write(
                    Actor.unknownAt(""),
                    Outcome.FAILED,
                    facts,
                    count + " more log-ins failed within a minute, from " + many + " addresses");
        }
    }

    private synchronized boolean isOneOfFew(String reason) {
        if (++seen <= MOST_A_MINUTE) {
            return true;
        }
        more++;
        if (addresses.size() < MOST_ADDRESSES) {
            addresses.add(Whence.current().address());
        }
        if (reasons.size() < MOST_REASONS || reasons.containsKey(reason)) {
            reasons.merge(reason, 1, Integer::sum);
        }
        return false;
    }

    private void write(Actor who, Outcome outcome, Map<String, String> facts, String detail) {
        try {
            trail.happened(
                    who,
                    Change.of(SignInEntries.LOG_IN, SignInEntries.KIND, who.subject(), who.name(), facts),
                    outcome,
                    detail);
        } catch (DataAccessException unwritten) {
            log.error("A failed log-in is not in the audit trail: {}", unwritten.getMessage());
        }
    }
}
