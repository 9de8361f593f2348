package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.administration.AdministrationFixture.actor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.administration.Refused.Rule;
import org.gatehouse.audit.Actor;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministratorRulesTest {

    private final AdministrationFixture fixture = new AdministrationFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesToTakeYourOwnAccess() {
        assertRefused(() -> take(actor("u1"), "u1"), Rule.OWN_ACCOUNT);
        assertRefused(() -> take(actor("u3"), "u3"), Rule.OWN_ACCOUNT);
    }

    @Test
    void refusesToDemoteYourself() {
        assertRefused(() -> fixture.remove(actor("u1"), fixture.admins, "u1"), Rule.OWN_ACCOUNT);
        assertThat(administrators()).containsExactly("u1", "u2");
    }

    @Test
    void doesNotTakeTheSameIdAtAnotherIssuerForYourself() {
        var stranger = new Actor("https://other.example", "u2", "Bob", "session");
        assertThat(take(stranger, "u2")).isTrue();
    }

    @Test
    void letsTheLastAdministratorStay() {
        fixture.remove(actor("u1"), fixture.admins, "u2");
        assertRefused(() -> take(actor("u2"), "u1"), Rule.LAST_ADMINISTRATOR);
        assertRefused(() -> fixture.remove(actor("u2"), fixture.admins, "u1"), Rule.LAST_ADMINISTRATOR);
    }

    @Test
    void countsNobodyWhoCannotLogIn() {
        for (UserStatus status : List.of(
                UserStatus.SUSPENDED,
                UserStatus.STAGED,
                UserStatus.LOCKED_OUT,
                UserStatus.DEPROVISIONED,
                UserStatus.UNKNOWN)) {
            fixture.directory.user("u2", "Bob", "Brown", status, "g1");
            assertRefused(() -> take(actor("u9"), "u1"), Rule.LAST_ADMINISTRATOR);
        }
    }

    @Test
    void letsPeopleGoWhoStayAdministratorsThroughAnotherGroup() {
        Group owners = fixture.directory.group("g3", "Owners", GroupKind.EDITABLE);
        fixture.directory.groups().add("g3", "u1");
        fixture.remove(actor("u1"), fixture.admins, "u1");
        assertThat(administrators()).containsExactly("u2");
        assertRefused(() -> fixture.remove(actor("u1"), owners, "u1"), Rule.OWN_ACCOUNT);
    }

    @Test
    void findsAnotherAdministratorInAnotherGroup() {
        fixture.directory.group("g3", "Owners", GroupKind.EDITABLE);
        fixture.directory.groups().add("g3", "u3");
        fixture.remove(actor("u1"), fixture.admins, "u2");
        fixture.remove(actor("u3"), fixture.admins, "u1");
        assertThat(administrators()).isEmpty();
    }

    @Test
    void findsAnotherAdministratorBehindManyWhoCannotLogIn() {
        for (int i = 0; i < 450; i++) {
            fixture.directory.user("s%04d".formatted(i), "Old", "Hand", UserStatus.SUSPENDED, "g1");
        }
        assertThat(take(actor("u2"), "u1")).isTrue();
    }

    @Test
    void doesNotLockWhereNoAdministratorIsConcerned() {
        fixture.database.close();
        assertThat(take(actor("u1"), "u3")).isTrue();
        fixture.remove(actor("u1"), fixture.staff, "u1");
    }

    @Test
    void letsOneOfTwoWhoRemoveEachOtherWin() throws InterruptedException {
        fixture.directory.before = AdministratorRulesTest::dawdle;
        List<Rule> refusals = atTheSameTime(
                () -> fixture.remove(actor("u1"), fixture.admins, "u2"),
                () -> fixture.remove(actor("u2"), fixture.admins, "u1"));
        assertThat(refusals).containsExactly(Rule.LAST_ADMINISTRATOR);
        assertThat(administrators()).hasSize(1);
    }

    @Test
    void letsNobodyLeaveTwoGroupsAtOnce() throws InterruptedException {
        Group owners = fixture.directory.group("g3", "Owners", GroupKind.EDITABLE);
        fixture.directory.groups().add("g3", "u1");
        fixture.directory.before = AdministratorRulesTest::dawdle;
        List<Rule> refusals = atTheSameTime(
                () -> fixture.remove(actor("u1"), fixture.admins, "u1"),
                () -> fixture.remove(actor("u1"), owners, "u1"));
        assertThat(refusals).containsExactly(Rule.OWN_ACCOUNT);
    }

    @Test
    void freesTheLockWhenTheDirectoryFails() {
        assertThatThrownBy(() -> fixture.rules.takingAccess(actor("u1"), "u2", () -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");
        assertThat(take(actor("u1"), "u2")).isTrue();
    }

    @Test
    void tellsWhatWasDoneThoughTheDatabaseFailsAfterIt() {
        assertThat(fixture.rules.<Boolean>takingAccess(actor("u1"), "u2", () -> {
                    fixture.database.close();
                    return true;
                }))
                .isTrue();
    }

    private boolean take(Actor actor, String userId) {
        return fixture.rules.takingAccess(actor, userId, () -> true);
    }

    private List<String> administrators() {
        return fixture.directory.groups().members("g1", 200, Optional.empty()).items().stream()
                .map(User::id)
                .toList();
    }

    private static void dawdle() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Rule> atTheSameTime(Runnable one, Runnable other) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Object>> tasks = List.of(Executors.callable(one), Executors.callable(other));
            return threads.invokeAll(tasks).stream()
                    .flatMap(task -> refusal(task).stream())
                    .toList();
        }
    }

    private static Optional<Rule> refusal(Future<?> task) {
        return task.state() == Future.State.FAILED && task.exceptionNow() instanceof Refused refused
                ? Optional.of(refused.rule())
                : Optional.empty();
    }

    private static void assertRefused(ThrowingCallable call, Rule rule) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
