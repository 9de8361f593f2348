package org.gatehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of runs and two nodes that share them, whichever database they are in. */
abstract class RunStoreContract {

    private static final NewRun RUN = new NewRun(RunKind.SUSPEND, null, null, "Selected users", true);

    private TestDatabase database;
    private RunStore node;
    private RunStore otherNode;
    private ItemStore items;
    private Instant now = Instant.now();

    abstract TestDatabase open();

    @BeforeEach
    void openNodes() {
        database = open();
        node = new RunStore(database.jdbc(), () -> now);
        otherNode = new RunStore(database.jdbc(), () -> now);
        items = new ItemStore(new JdbcTemplate(database.database()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsWhatARunIs() {
        Run run = node.find(add(1)).orElseThrow();
        assertThat(run.title()).isEqualTo("Suspend");
        assertThat(run.by()).isEqualTo("Ada");
        assertThat(run.state()).isEqualTo(RunState.PREPARING);
        assertThat(run.begun()).isNull();
        assertThat(run.grave()).isTrue();
        assertThat(node.latest(10)).containsExactly(run);
    }

    @Test
    void letsOneNodeOnlyTakeARun() {
        long id = ready();
        assertThat(node.take(id, RunState.READY, RunState.RUNNING)).isTrue();
        assertThat(otherNode.take(id, RunState.READY, RunState.RUNNING)).isFalse();
        assertThat(otherNode.renew(id)).isFalse();
        otherNode.end(id, RunState.FINISHED, null);
        assertThat(otherNode.find(id).orElseThrow().state()).isEqualTo(RunState.RUNNING);
        assertThat(node.renew(id)).isTrue();
    }

    @Test
    void findsARunInterruptedWhoseNodeIsGone() {
        long id = add(1);
        database.jdbc()
                .sql("UPDATE bulk_runs SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND")
                .update();
        Run run = otherNode.find(id).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.reason()).isEqualTo(RunStore.STOPPED);
        assertThat(node.renew(id)).isFalse();
    }

    @Test
    void tellsTheNodeThatHasARunWhenItIsToStop() {
        long id = add(1);
        assertThat(node.isCancelRequested(id)).isFalse();
        otherNode.requestCancel(id);
        assertThat(node.isCancelRequested(id)).isTrue();
    }

    @Test
    void readsItemsInPortionsAndWritesEachStep() {
        long id = add(250);
        assertThat(items.toLookUp(id, 100, 100))
                .extracting(Item::number)
                .hasSize(100)
                .startsWith(101);
        items.planned(id, 1, Plan.change("Person \0 1", Step.CHANGE, List.of("Suspend")));
        items.planned(id, 2, Plan.nothing("Person 2", "Is suspended already."));
        assertThat(items.toChange(id, 0, 100)).extracting(Item::number).containsExactly(1);
        assertThat(items.started(id, 1)).isTrue();
        assertThat(items.started(id, 1)).isFalse();
        items.ended(id, 1, ItemState.FAILED, "x".repeat(5000));
        assertThat(items.find(id, 1).orElseThrow().message()).hasSize(1000);
        assertThat(items.counts(id).of(ItemState.SKIPPED)).isOne();
        assertThat(items.counts(id).lookedUp()).isEqualTo(2);
    }

    @Test
    void takesUpEverythingThatIsNotDone() {
        long id = add(4);
        for (int number = 1; number <= 3; number++) {
            items.planned(id, number, Plan.change("P", Step.CHANGE, List.of("Suspend")));
            items.started(id, number);
        }
        items.ended(id, 1, ItemState.DONE, null);
        items.ended(id, 2, ItemState.FAILED, "No");
        items.reset(id);
        assertThat(items.toLookUp(id, 0, 10)).extracting(Item::number).containsExactly(2, 3, 4);
        assertThat(items.find(id, 2).orElseThrow().plan()).containsExactly("Suspend");
    }

    @Test
    void keepsRowsWithAnyText() {
        long id = node.add(People.named("Ada"), RUN);
        var row = new ImportRow(Map.of(Attribute.LOGIN, "ada", Attribute.TITLE, "\u202E<b>\"😀"), List.of("Staff"));
        items.add(id, List.of(Item.of(1, "ada\0", "ada", row), Item.bad(2, "bob", "Line 3: no.")));
        assertThat(items.find(id, 1).orElseThrow().input()).isEqualTo(row);
        items.reset(id);
        assertThat(items.find(id, 2).orElseThrow().state()).isEqualTo(ItemState.FAILED);
    }

    @Test
    void showsWhatAFilterLetsThrough() {
        long id = add(30);
        items.planned(id, 7, Plan.error("P", "No"));
        assertThat(items.page(id, ItemFilter.ERROR, 0, 10))
                .extracting(Item::number)
                .containsExactly(7);
        for (ItemFilter filter : ItemFilter.values()) {
            assertThat(items.page(id, filter, 0, 100)).hasSize(filter.count(items.counts(id)));
        }
    }

    @Test
    void forgetsOldRunsThatAreOver() {
        long active = add(1);
        long over = ready();
        now = now.plus(RunStore.KEPT).plusSeconds(1);
        assertThat(node.purge()).isOne();
        assertThat(node.find(over)).isEmpty();
        assertThat(items.counts(over).total()).isZero();
        assertThat(node.find(active)).isPresent();
    }

    private long ready() {
        long id = add(1);
        node.end(id, RunState.READY, null);
        return id;
    }

    private long add(int count) {
        long id = node.add(People.named("Ada"), RUN);
        var list = new ArrayList<Item>();
        for (int number = 1; number <= count; number++) {
            list.add(Item.of(number, "p" + number, "Person " + number, null));
        }
        items.add(id, list);
        return id;
    }
}
