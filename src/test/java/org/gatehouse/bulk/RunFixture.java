package org.gatehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One node that does runs, on the application's services, with pauses that no test has to wait for. */
@DirectoryPagesTest
@SignedInAs(groups = "Admins")
abstract class RunFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    UserAdministration users;

    @Autowired
    GroupAdministration groups;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ItemStore items;

    @Autowired
    Sessions sessions;

    @Autowired
    TestDirectory directory;

    @Autowired
    JdbcClient db;

    RunStore runs;
    Runner runner;
    BulkRuns bulk;
    SignedIn ada;
    Group staff;

    @BeforeEach
    void openNode() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        staff = directory.group("g2", "Staff", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        ada = People.actsAs(sessions, People.signedIn(), Instant.now());
        runs = new RunStore(db, InstantSource.system());
        runner = new Runner(runs, items, InstantSource.system(), Duration.ofMillis(10));
        runner.start();
        bulk = new BulkRuns(runs, items, runner, users, groups, currentUser, transactions);
    }

    @AfterEach
    void closeNode() {
        directory.before = () -> {};
        directory.beforeCall = any -> {};
        runner.stop();
        db.sql("DELETE FROM bulk_runs").update();
        db.sql("DELETE FROM sessions").update();
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
        directory.clear();
    }

    /** As many active users, selected. */
    Map<String, String> people(int count) {
        var selected = new LinkedHashMap<String, String>();
        for (int i = 1; i <= count; i++) {
            String id = "p%05d".formatted(i);
            directory.user(id, "Person" + i, "Tester", UserStatus.ACTIVE);
            selected.put(id, "Person " + i);
        }
        return selected;
    }

    /** A run whose dry run is over. */
    Run ready(RunKind kind, Map<String, String> selected) {
        return ended(bulk.prepare(kind, selected, kind.isOfGroup() ? staff : null));
    }

    Run done(long id) {
        bulk.start(id);
        return ended(id);
    }

    Run ended(long id) {
        await(() -> assertThat(bulk.find(id).orElseThrow().state().isActive()).isFalse());
        return bulk.find(id).orElseThrow();
    }

    Counts counts(Run run) {
        return items.counts(run.id());
    }

    Item item(Run run, int number) {
        return items.find(run.id(), number).orElseThrow();
    }

    List<String> calls(String beginning) {
        return new ArrayList<>(directory.calls)
                .stream().filter(call -> call.startsWith(beginning)).toList();
    }

    /** Runs before each call with what is asked for. */
    void beforeEachCall(Consumer<String> fault) {
        directory.beforeCall = fault;
    }

    static void await(Runnable assertion) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
