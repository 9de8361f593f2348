package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

class ChangesTest {

    private static final Change DELETION =
            new Change("group.delete", "group", "g2", "Staff", Map.of("Name", "Staff"), Map.of());

    private final AdministrationFixture fixture = new AdministrationFixture();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext().setAuthentication(SignedInAs.Factory.signIn("Ada", "Admins"));
    }

    @AfterEach
    void close() {
        answer.countDown();
        SecurityContextHolder.clearContext();
        fixture.close();
    }

    @Test
    void notesAChangeBeforeItIsMadeAndItsOutcomeAfter() throws InterruptedException {
        fixture.directory.before = this::hang;
        CompletableFuture<Boolean> change = delete();
        begun.await();
        assertThat(history())
                .extracting(AuditEntry::outcome)
                .containsOnlyNulls()
                .hasSize(1);
        answer.countDown();
        assertThat(change.join()).isTrue();
        assertThat(history()).extracting(AuditEntry::outcome).containsExactly(Outcome.DONE);
    }

    @Test
    void tellsWhoDidIt() {
        delete().join();
        var actor = history().getFirst().actor();
        assertThat(actor.subject()).isEqualTo("00u1");
        assertThat(actor.name()).isEqualTo("Ada Tester");
        assertThat(actor.issuer()).isEqualTo("https://idp.example");
    }

    @Test
    void notesWhatWasMadeByItsId() {
        var creation = new Change("group.create", "group", "", "New", Map.of(), Map.of("Name", "New"));
        Group made = fixture.changes
                .make(creation, actor -> fixture.directory.groups().create("New", ""), Group::id)
                .join();
        assertThat(fixture.trail.about("group", made.id(), 20))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.DONE);
    }

    @Test
    void doesNotKnowWhatBecameOfAChangeThatWasNotAnswered() {
        fixture.directory.before = () -> {
            throw new DirectoryException.Unavailable("No answer", null);
        };
        assertThatThrownBy(delete()::join).hasCauseInstanceOf(DirectoryException.Unavailable.class);
        assertThat(history()).extracting(AuditEntry::outcome).containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void notesThatNothingWasChanged() {
        for (RuntimeException failure : List.of(
                new DirectoryException.Denied("No scope", null), new Refused(Refused.Rule.LAST_ADMINISTRATOR))) {
            fixture.directory.before = () -> {
                throw failure;
            };
            assertThatThrownBy(delete()::join).hasCause(failure);
            assertThat(history().getFirst().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(history().getFirst().detail()).isEqualTo(failure.getMessage());
        }
    }

    @Test
    void makesTheSameChangeOnceAtATime() throws InterruptedException {
        fixture.directory.before = this::hang;
        CompletableFuture<Boolean> first = delete();
        begun.await();
        CompletableFuture<Boolean> second = delete();
        answer.countDown();
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
        assertThat(fixture.directory.calls).containsExactly("delete group g2");
        assertThat(history()).hasSize(1);
    }

    @Test
    void makesItAgainWhenItIsAskedForLater() {
        delete().join();
        delete().join();
        assertThat(fixture.directory.calls).hasSize(2);
        assertThat(history()).hasSize(2);
    }

    @Test
    void goesOnWhenNobodyWaitsAnyMore() throws InterruptedException {
        fixture.directory.before = this::hang;
        CompletableFuture<Boolean> given = delete();
        CompletableFuture<Boolean> waiting = delete();
        begun.await();
        assertThat(given.cancel(true)).isTrue();
        answer.countDown();
        assertThat(waiting.join()).isTrue();
        assertThat(history()).extracting(AuditEntry::outcome).containsExactly(Outcome.DONE);
    }

    @Test
    void changesNothingWithoutARecord() {
        fixture.database.jdbc().sql("ALTER TABLE audit_entries RENAME TO away").update();
        assertThatThrownBy(delete()::join).hasCauseInstanceOf(DataAccessException.class);
        assertThat(fixture.directory.calls).isEmpty();
    }

    @Test
    void isDoneEvenWhenItsOutcomeCannotBeNoted() {
        fixture.database.jdbc().sql("ALTER TABLE audit_outcomes RENAME TO away").update();
        assertThat(delete().join()).isTrue();
        fixture.database.jdbc().sql("ALTER TABLE away RENAME TO audit_outcomes").update();
        assertThat(history())
                .extracting(AuditEntry::outcome)
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void isDoneEvenWhenTheDatabaseIsGoneByThen() {
        fixture.directory.before = fixture.database::close;
        assertThat(delete().join()).isTrue();
        assertThat(fixture.directory.calls).containsExactly("delete group g2");
    }

    @Test
    void refusesVisitors() {
        SecurityContextHolder.clearContext();
        assertThatThrownBy(this::delete).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private CompletableFuture<Boolean> delete() {
        return fixture.changes.make(DELETION, actor -> {
            fixture.directory.groups().delete("g2");
            return true;
        });
    }

    private List<AuditEntry> history() {
        return fixture.trail.about("group", "g2", 20);
    }

    private void hang() {
        begun.countDown();
        try {
            assertThat(answer.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
