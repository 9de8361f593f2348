package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gatehouse.cluster.ClusterEvents;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decisions about pages promise, on every database. */
abstract class PageRuleChangesContract {

    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales"));
    private static final PageRule MEMBERS = new PageRule(Audience.SIGNED_IN, Set.of());

    private final Events events = new Events();
    private TestDatabase database;
    private Node here;
    private Node there;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        database = open();
        here = new Node(database, events);
        there = new Node(database, events);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void areInForceBeforeTheCallReturns() {
        assertThat(here.changes.decide("reports", 0, SALES, "Ada")).isTrue();

        StoredRule rule = here.rules.override("reports").orElseThrow();
        assertThat(rule).isEqualTo(new StoredRule("reports", 1, SALES, "Ada", Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void reachOtherNodes() {
        here.changes.decide("reports", 0, SALES, "Ada");
        assertThat(there.rules.override("reports")).isEmpty();

        there.watch.look();

        assertThat(events.published).containsExactly("page-rules v1");
        assertThat(there.rules.override("reports").orElseThrow().rule()).isEqualTo(SALES);
    }

    @Test
    void refuseWhoeverHasSeenAnOlderVersion() {
        here.changes.decide("reports", 0, SALES, "Ada");

        assertThat(there.changes.decide("reports", 0, MEMBERS, "Eve")).isFalse();

        StoredRule rule = there.rules.override("reports").orElseThrow();
        assertThat(rule.rule()).isEqualTo(SALES);
        assertThat(rule.changedBy()).isEqualTo("Ada");
        assertThat(events.published).hasSize(1);
    }

    @Test
    void countOnAfterAReset() {
        here.changes.decide("reports", 0, SALES, "Ada");
        here.changes.decide("reports", 1, null, "Ada");
        assertThat(here.rules.override("reports")).isEmpty();
        assertThat(here.rules.decided("reports").orElseThrow().version()).isEqualTo(2);

        assertThat(here.changes.decide("reports", 0, SALES, "Eve")).isFalse();
        assertThat(here.changes.decide("reports", 1, SALES, "Eve")).isFalse();
        assertThat(here.changes.decide("reports", 2, SALES, "Eve")).isTrue();
    }

    @Test
    void letOneOfManyWin() {
        List<CompletableFuture<Boolean>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> (i % 2 == 0 ? here : there)
                        .changes.decide("reports", 0, new PageRule(Audience.GROUPS, Set.of("G" + i)), "Ada " + i)))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).filter(won -> won)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "Café 日本", "שלום", "O'Neil \"x\" \\ ; DROP TABLE", "😀"})
    void keepNamesOfGroupsAsTheyAre(String group) {
        var rule = new PageRule(Audience.GROUPS, Set.of(group, "Sales"));
        here.changes.decide("reports", 0, rule, group);

        assertThat(here.rules.override("reports").orElseThrow().rule()).isEqualTo(rule);
    }

    @Test
    void keepANameToItsColumnAndOneLine() {
        here.changes.decide("reports", 0, SALES, "A\u0000\n\u2028B" + "😀".repeat(300));

        assertThat(here.rules.override("reports").orElseThrow().changedBy())
                .startsWith("A   B")
                .hasSizeLessThan(201);
    }

    @Test
    void closeWhatIsNotUnderstood() {
        here.changes.decide("reports", 0, SALES, "Ada");
        database.jdbc()
                .sql("UPDATE page_rules SET audience = 'MOON', group_names = '{'")
                .update();

        here.watch.look();

        assertThat(here.rules.override("reports").orElseThrow().rule()).isEqualTo(PageRule.NOBODY);
    }

    @Test
    void stayAsTheyAreWhileTheDatabaseIsAway() {
        here.changes.decide("reports", 0, SALES, "Ada");
        database.jdbc().sql("ALTER TABLE page_rules RENAME TO away").update();

        here.watch.start();
        here.watch.stop();

        assertThat(here.rules.override("reports").orElseThrow().rule()).isEqualTo(SALES);
    }

    /** One node: its rules in memory. */
    private static final class Node {

        final PageRules rules = new PageRules();
        final PageRuleWatch watch;
        final PageRuleChanges changes;

        Node(TestDatabase database, ClusterEvents events) {
            var store = new PageRuleStore(database.jdbc());
            watch = new PageRuleWatch(store, rules, (before, now) -> {}, events);
            changes = new PageRuleChanges(
                    store, watch, events, database.transactions(), () -> Instant.parse("2026-01-01T00:00:00Z"));
            watch.look();
        }
    }

    /** Notes what is published and tells nobody. */
    private static final class Events implements ClusterEvents {

        final List<String> published = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String type, String subject) {
            published.add(type + " " + subject);
        }

        @Override
        public Subscription subscribe(String type, Consumer<String> listener) {
            return () -> {};
        }
    }
}
