package org.gatehouse.access;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.gatehouse.cluster.ClusterEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes who pages are open to: on this node before the call returns, on the others within a second. It asks nobody for
 * permission and keeps no trail: who may decide is for the callers to say.
 */
@Component
public class PageRuleChanges {

    private static final int LONGEST_NAME = 100;

    private final PageRuleStore store;
    private final PageRuleWatch watch;
    private final ClusterEvents events;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    PageRuleChanges(
            PageRuleStore store,
            PageRuleWatch watch,
            ClusterEvents events,
            TransactionOperations transaction,
            InstantSource clock) {
        this.store = store;
        this.watch = watch;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Puts a decision in the place of another.
     *
     * @param seen the version of the decision that it replaces; 0 when there was none
     * @param rule null to go back to what the code declares
     * @param by the name of whoever decides
     * @return false when somebody else has decided meanwhile; nothing was changed then
     */
    public boolean decide(String route, long seen, @Nullable PageRule rule, String by) {
        var decision =
                new StoredRule(route, seen + 1, rule, line(by), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Boolean changed = transaction.execute(status -> {
            boolean put = store.put(decision);
            if (put) {
                // Not the route: it may be empty, and who hears it reads all rules.
                events.publish(PageRuleWatch.CHANGED, "v" + decision.version());
            } else {
                status.setRollbackOnly(); // PostgreSQL takes no further statement after a key that was there
            }
            return put;
        });
        watch.look();
        return Boolean.TRUE.equals(changed);
    }

    /** Fits its column and stays on one line, whatever a provider calls people. */
    private static String line(String name) {
        String clean = name.replaceAll("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}]", " ");
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME));
    }
}
