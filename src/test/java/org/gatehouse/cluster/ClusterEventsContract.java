package org.gatehouse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.SmartLifecycle;

/** What features may expect of events, wherever the nodes are. */
abstract class ClusterEventsContract {

    /** Another node, or the same one where there can be but one. */
    final ClusterEvents here = startNode();

    final ClusterEvents there = nodes() == 1 ? here : startNode();

    abstract int nodes();

    abstract TestDatabase database();

    abstract ClusterEvents newNode();

    @BeforeEach
    void startOnEmptyTable() {
        database().jdbc().sql("DELETE FROM cluster_events").update();
    }

    @AfterEach
    void stopNodes() {
        Stream.of(here, there).distinct().forEach(node -> ((SmartLifecycle) node).stop());
    }

    @Test
    void tellsEveryNode() {
        var near = new Heard(here, "session-ended");
        var far = new Heard(there, "session-ended");

        here.publish("session-ended", "17");

        assertThat(near.next()).isEqualTo("17");
        assertThat(far.next()).isEqualTo("17");
    }

    @Test
    void tellsOnlyWhoAskedForTheType() {
        var ended = new Heard(there, "session-ended");
        var changed = new Heard(there, "rules-changed");

        here.publish("rules-changed", "1");
        here.publish("session-ended", "2");

        assertThat(changed.next()).isEqualTo("1");
        assertThat(ended.next()).isEqualTo("2");
    }

    @Test
    void keepsTheOrder() {
        var heard = new Heard(there, "session-ended");
        List<String> subjects =
                IntStream.range(0, 300).mapToObj(String::valueOf).toList();

        subjects.forEach(subject -> here.publish("session-ended", subject));

        assertThat(heard.next(subjects.size())).isEqualTo(subjects);
    }

    @Test
    void waitsForTheCommit() {
        var heard = new Heard(there, "session-ended");

        database().transactions().executeWithoutResult(transaction -> {
            here.publish("session-ended", "in transaction");
            there.publish("session-ended", "in the same");
            assertThat(heard.nothing()).isTrue();
        });

        assertThat(heard.next(2)).containsExactly("in transaction", "in the same");
    }

    @Test
    void forgetsWhatIsRolledBack() {
        var heard = new Heard(there, "session-ended");

        database().transactions().executeWithoutResult(transaction -> {
            here.publish("session-ended", "never");
            transaction.setRollbackOnly();
        });
        here.publish("session-ended", "later");

        assertThat(heard.next()).isEqualTo("later");
    }

    @Test
    void goesOnWhenAListenerFails() {
        there.subscribe("session-ended", subject -> {
            throw new IllegalStateException("broken on purpose");
        });
        var heard = new Heard(there, "session-ended");

        here.publish("session-ended", "1");
        here.publish("session-ended", "2");

        assertThat(heard.next(2)).containsExactly("1", "2");
    }

    @Test
    void tellsNothingAfterTheEndOfASubscription() {
        var left = new Heard(there, "session-ended");
        var stays = new Heard(there, "session-ended");

        left.leave();
        here.publish("session-ended", "1");

        assertThat(stays.next()).isEqualTo("1");
        assertThat(left.nothing()).isTrue();
    }

    @Test
    void carriesAnyCharacters() {
        var heard = new Heard(there, "session-ended");

        String subject = "a b ' \" ö 🌍 " + "x".repeat(480);

        here.publish("session-ended", subject);

        assertThat(heard.next()).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource({"Session Ended,1", "'',1", "session-ended,''"})
    void refusesWhatIsNoEvent(String type, String subject) {
        assertThatThrownBy(() -> here.publish(type, subject)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.publish("a", "x".repeat(501))).isInstanceOf(IllegalArgumentException.class);
    }

    private ClusterEvents startNode() {
        ClusterEvents node = newNode();
        ((SmartLifecycle) node).start();
        return node;
    }
}
