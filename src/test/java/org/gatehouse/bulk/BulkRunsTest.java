package org.gatehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.administration.Refused;
import org.gatehouse.audit.Whence;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SignIns;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class BulkRunsTest extends RunFixture {

    @Test
    void looksEveryoneUpFirstAndChangesNothing() {
        Run run = ready(RunKind.SUSPEND, people(5));
        assertThat(run.state()).isEqualTo(RunState.READY);
        assertThat(counts(run).toChange()).isEqualTo(5);
        assertThat(item(run, 1).plan()).containsExactly("Suspend");
        assertThat(item(run, 1).name()).isEqualTo("Person1 Tester · person1.tester@example.com");
        assertThat(calls("perform")).isEmpty();
    }

    @Test
    void doesWhatItFoundWithOneCallAndOneEntryInTheTrailEach() {
        Run run = done(ready(RunKind.SUSPEND, people(150)).id());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(150);
        assertThat(calls("perform SUSPEND")).hasSize(150).doesNotHaveDuplicates();
        assertThat(db.sql("SELECT COUNT(*) FROM audit_entries WHERE action = 'user.suspend'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(150);
    }

    @Test
    void writesWithEachChangeWhichRequestStartedTheRun() {
        Run run = ready(RunKind.SUSPEND, people(2));
        try (var held = new Whence("192.0.2.7", "Browser", "request-1").hold()) {
            run = done(run.id());
        }
        assertThat(users.historyOf("p00002").getFirst().whence())
                .isEqualTo(new Whence("192.0.2.7", "Browser", "request-1"));
    }

    @Test
    void leavesAloneWhoIsSoAlreadyAndTellsWhomItCannotChange() {
        directory.user("s1", "Sue", "Spended", UserStatus.SUSPENDED);
        directory.user("s2", "Dan", "Deprovisioned", UserStatus.DEPROVISIONED);
        var selected = new LinkedHashMap<>(Map.of("s1", "Sue"));
        selected.put("s2", "Dan");
        selected.put("gone", "Gone");
        Run run = ready(RunKind.SUSPEND, selected);
        assertThat(item(run, 1).message()).isEqualTo("Is suspended already.");
        assertThat(item(run, 2).message()).isEqualTo("Not possible for a user who is deactivated.");
        assertThat(item(run, 3).message()).isEqualTo("There is no such user any more.");
        assertThat(counts(run).of(Step.ERROR)).isEqualTo(2);
    }

    @Test
    void unlocksThoseWhoAreLockedOutAndNobodyElse() {
        directory.user("l1", "Lou", "Locked", UserStatus.LOCKED_OUT);
        directory.user("s1", "Sue", "Spended", UserStatus.SUSPENDED);
        var selected = new LinkedHashMap<>(people(1));
        selected.put("l1", "Lou");
        selected.put("s1", "Sue");
        assertThat(bulk.kinds()).contains(RunKind.UNLOCK);
        Run run = ready(RunKind.UNLOCK, selected);
        assertThat(bulk.isGrave(run)).isFalse();
        assertThat(item(run, 1).message()).isEqualTo("Is active already.");
        assertThat(item(run, 3).message()).isEqualTo("Not possible for a user who is suspended.");
        run = done(run.id());
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(1);
        assertThat(calls("perform")).containsExactly("perform UNLOCK l1");
        assertThat(directory.find("l1").orElseThrow().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void refusesToTakeYourOwnAccess() {
        Run run = ready(RunKind.DEACTIVATE, Map.of("00u1", "Ada"));
        assertThat(item(run, 1).message()).isEqualTo(Refused.Rule.OWN_ACCOUNT.sentence());
    }

    @Test
    void keepsTheLastAdministratorWhoCanLogIn() {
        directory.user("a2", "Bob", "Brown", UserStatus.ACTIVE, "g1");
        directory.user("00u1", "Ada", "Lovelace", UserStatus.SUSPENDED, "g1");
        var selected = new LinkedHashMap<>(people(2));
        selected.put("a2", "Bob");
        Run run = done(ready(RunKind.SUSPEND, selected).id());
        assertThat(item(run, 3).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 3).message()).isEqualTo(Refused.Rule.LAST_ADMINISTRATOR.sentence());
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(2);
    }

    @Test
    void takesUsersIntoAGroupAndOutOfIt() {
        var people = people(3);
        assertThat(counts(done(ready(RunKind.ADD_TO_GROUP, people).id())).of(ItemState.DONE))
                .isEqualTo(3);
        assertThat(counts(ready(RunKind.ADD_TO_GROUP, people)).of(ItemState.SKIPPED))
                .isEqualTo(3);
        assertThat(counts(done(ready(RunKind.REMOVE_FROM_GROUP, people).id())).of(ItemState.DONE))
                .isEqualTo(3);
    }

    @Test
    void saysThatAGroupMakesAdministrators() {
        var admins = groups.findByName("Admins").join().orElseThrow();
        Run run = ended(bulk.prepare(RunKind.ADD_TO_GROUP, people(1), admins));
        assertThat(item(run, 1).plan()).containsExactly(Administrators.LINE, "Add to group Admins");
        assertThat(bulk.newAdministrators(run).sentence())
                .isEqualTo("Person1 Tester · person1.tester@example.com becomes an administrator and can do all that"
                        + " you can do here.");
        assertThat(counts(ready(RunKind.ADD_TO_GROUP, people(1))).administrators())
                .isZero();
    }

    @Test
    void logsOutEverywhereButNotWhoeverAsks() {
        var selected = new LinkedHashMap<>(people(2));
        selected.put("00u1", "Ada");
        Run run = ready(RunKind.LOG_OUT, selected);
        assertThat(bulk.isGrave(run)).isTrue();
        assertThat(item(run, 3).step()).isEqualTo(Step.ERROR);
        run = done(run.id());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(2);
        assertThat(calls("endSessions")).containsExactlyInAnyOrder("endSessions p00001", "endSessions p00002");
    }

    @Test
    void saysWhomTheDirectoryDidNotLogOut() {
        Run run = ready(RunKind.LOG_OUT, people(1));
        beforeEachCall(call -> {
            if (call.equals("endSessions p00001")) {
                throw new DirectoryException.Denied("no scope", null);
            }
        });
        run = done(run.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).message()).contains("does not let this application do that");
    }

    @Test
    void asksForAProofBeforeItTakesAccess() {
        Run run = ready(RunKind.SUSPEND, people(1));
        People.actsAs(sessions, People.signedIn(), Instant.now().minusSeconds(3600));
        assertThat(bulk.needsProof(run)).isTrue();
        assertThatThrownBy(() -> bulk.start(run.id())).isInstanceOf(AuthenticateAgain.class);
        assertThat(bulk.find(run.id()).orElseThrow().state()).isEqualTo(RunState.READY);
    }

    @Test
    void waitsOutABurstOfThrottlingAmongFiveHundred() {
        Run run = ready(RunKind.SUSPEND, people(500));
        var performed = new AtomicInteger();
        beforeEachCall(call -> {
            if (call.startsWith("perform") && performed.incrementAndGet() % 100 == 50) {
                throw new DirectoryException.Throttled(Instant.now().plusMillis(600), null);
            }
        });
        run = done(run.id());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(500);
        assertThat(performed.get()).isGreaterThan(500);
    }

    @Test
    void showsUntilWhenTheDirectoryTakesNoCallsAndCanBeCancelledMeanwhile() {
        Run ready = ready(RunKind.SUSPEND, people(10));
        beforeEachCall(call -> {
            throw new DirectoryException.Throttled(Instant.now().plusSeconds(3600), null);
        });
        bulk.start(ready.id());
        await(() -> assertThat(bulk.find(ready.id()).orElseThrow().isWaiting(Instant.now()))
                .isTrue());
        bulk.cancel(ready.id());
        Run run = ended(ready.id());
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(counts(run).of(ItemState.UNTOUCHED)).isEqualTo(10);
    }

    @Test
    void findsOutWhatWasDoneByACallWithoutAnAnswer() {
        Run run = ready(RunKind.SUSPEND, people(20));
        beforeEachCall(call -> {
            if (call.startsWith("perform") && call.endsWith("7")) {
                directory.beforeCall = any -> {};
                directory.perform(call.substring(call.lastIndexOf(' ') + 1), UserAction.SUSPEND, Delivery.MAIL);
                throw new DirectoryException.Unavailable("Connection reset", null);
            }
        });
        run = done(run.id());
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(20);
        assertThat(items.page(run.id(), ItemFilter.DONE, 0, 20))
                .extracting(Item::message)
                .contains("The directory did not answer, and has done it.");
    }

    @Test
    void doesNotKnowWhatBecameOfCallsThatAreNeverAnswered() {
        Run run = ready(RunKind.SUSPEND, people(3));
        beforeEachCall(call -> {
            if (call.startsWith("perform") && call.endsWith("2")) {
                throw new DirectoryException.Unavailable("Connection reset", null);
            }
        });
        run = done(run.id());
        assertThat(item(run, 2).state()).isEqualTo(ItemState.UNKNOWN);
        assertThat(item(run, 2).message()).isEqualTo("Test directory does not answer at the moment.");
        assertThat(calls("perform SUSPEND p00002")).hasSize(Patience.MOST_TRIES);
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(2);
    }

    @Test
    void stopsWhenTheDirectoryDoesNotAnswerAtAll() {
        Run run = ready(RunKind.SUSPEND, people(200));
        beforeEachCall(call -> {
            throw new DirectoryException.Unavailable("Connection refused", null);
        });
        run = done(run.id());
        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.reason()).isEqualTo("Test directory does not answer at the moment.");
        assertThat(counts(run).of(ItemState.UNTOUCHED)).isGreaterThan(150);
    }

    @Test
    void cancelsAfterTheCallsUnderWay() {
        Run ready = ready(RunKind.SUSPEND, people(50));
        var performing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        beforeEachCall(call -> {
            performing.countDown();
            awaitOpen(goOn);
        });
        bulk.start(ready.id());
        awaitOpen(performing);
        bulk.cancel(ready.id());
        goOn.countDown();
        Run run = ended(ready.id());
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(counts(run).of(ItemState.STARTED)).isZero();
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(calls("perform").size());
        assertThat(counts(run).of(ItemState.UNTOUCHED)).isGreaterThan(40);
    }

    @Test
    void endsWithTheSessionThatStartedIt() {
        Run ready = ready(RunKind.SUSPEND, people(100));
        var once = new AtomicBoolean();
        beforeEachCall(call -> {
            if (call.startsWith("perform") && once.compareAndSet(false, true)) {
                SignIns.end(ada, EndReason.ENDED_BY_ADMINISTRATOR);
            }
        });
        bulk.start(ready.id());
        Run run = ended(ready.id());
        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.reason()).isEqualTo("The session that started it has ended.");
        assertThat(counts(run).of(ItemState.UNTOUCHED)).isGreaterThan(90);
    }

    @Test
    void doesOnlyTheRestAfterACrash() {
        var people = people(10);
        Run ready = ready(RunKind.SUSPEND, people);
        directory.perform("p00001", UserAction.SUSPEND, Delivery.MAIL);
        crashed(ready.id(), 1, 2);
        Run run = bulk.find(ready.id()).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(counts(run).of(ItemState.STARTED)).isEqualTo(2);

        bulk.doTheRest(run.id());
        run = done(ended(run.id()).id());
        assertThat(counts(run).of(ItemState.SKIPPED)).isOne();
        assertThat(counts(run).of(ItemState.DONE)).isEqualTo(9);
        assertThat(calls("perform SUSPEND")).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void doesNotDoWhatNobodyAgreedTo() {
        Run ready = ready(RunKind.SUSPEND, people(1));
        db.sql("UPDATE bulk_items SET plan = 'Unsuspend'").update();
        Run run = done(ready.id());
        assertThat(item(run, 1).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(run, 1).message()).startsWith("Changed in the directory since it was looked up.");
        assertThat(calls("perform")).isEmpty();
    }

    @Test
    void startsOnceHoweverOftenItIsClicked() {
        Run ready = ready(RunKind.SUSPEND, people(5));
        bulk.start(ready.id());
        bulk.start(ready.id());
        assertThat(counts(ended(ready.id())).of(ItemState.DONE)).isEqualTo(5);
        assertThat(calls("perform SUSPEND")).hasSize(5);
    }

    @Test
    void letsOthersWaitForTheirTurn() {
        var goOn = new CountDownLatch(1);
        beforeEachCall(call -> awaitOpen(goOn));
        Map<String, String> one = people(1);
        long last = 0;
        for (int i = 0; i <= Runner.AT_ONCE; i++) {
            last = bulk.prepare(RunKind.UNSUSPEND, one, null);
        }
        long waiting = last;
        assertThat(bulk.find(waiting).orElseThrow().begun()).isNull();
        goOn.countDown();
        assertThat(ended(waiting).state()).isEqualTo(RunState.READY);
    }

    @Test
    void stopsWithTheApplication() {
        Run ready = ready(RunKind.SUSPEND, people(300));
        var performing = new CountDownLatch(1);
        beforeEachCall(call -> performing.countDown());
        bulk.start(ready.id());
        awaitOpen(performing);
        runner.stop();
        Run run = bulk.find(ready.id()).orElseThrow();
        assertThat(run.state()).isIn(RunState.INTERRUPTED, RunState.FINISHED);
        assertThat(counts(run).of(ItemState.STARTED)).isZero();
    }

    @Test
    @SignedInAs
    void isClosedToMembers(@Autowired BulkRuns service) {
        People.actsAs(sessions, People.named("Eve"), Instant.now());
        assertThatThrownBy(() -> service.prepare(RunKind.SUSPEND, Map.of("p1", "P"), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.start(1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(service::latest).isInstanceOf(AccessDeniedException.class);
    }

    /** As a process leaves it that was killed between a call and its record. */
    private void crashed(long id, int... started) {
        db.sql("UPDATE bulk_runs SET state = 'RUNNING', leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND")
                .update();
        for (int number : started) {
            assertThat(items.started(id, number)).isTrue();
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
