package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DirectoryPagesTest
@SignedInAs(groups = "Admins")
class UserAdministrationTest {

    private static final String BOB = "id-of-Bob";

    @Autowired
    private UserAdministration administration;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDirectory directory;

    @Autowired
    private JdbcClient db;

    private User bob;
    private SignedIn here;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        bob = directory.user(BOB, "Bob", "Brown", UserStatus.ACTIVE);
        here = SignIns.stored(sessions, People.named("Bob"), People.FIREFOX, null);
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
        directory.clear();
    }

    @Test
    @SignedInAs
    void isClosedToMembers() {
        assertThatThrownBy(() -> administration.search(UserSearch.all(10), Optional.empty()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.details(BOB)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.historyOf(BOB)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.perform(bob, UserAction.SUSPEND, Delivery.MAIL))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.endSessions(bob)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.approve()).isInstanceOf(AccessDeniedException.class);
        assertThat(directory.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = UserAction.class,
            names = {"DEACTIVATE", "SUSPEND"})
    void endsTheSessionsHereOfWhoeverLosesTheirAccess(UserAction action) {
        administration.perform(bob, action, Delivery.MAIL).join();
        assertThat(here.isAuthenticated()).isFalse();
        assertThat(administration.historyOf(BOB))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.DONE);
    }

    @Test
    void notesWhoEndedTheSessionsOfWhomeverTheyKeepOut() {
        administration.perform(bob, UserAction.SUSPEND, Delivery.MAIL).join();
        assertThat(db.sql("SELECT actor_name FROM audit_entries WHERE action = 'session.end'")
                        .query(String.class)
                        .list())
                .containsExactly(People.signedIn().name());
    }

    /** The provider tells of the log-out by a call of its own, which may come before its answer. */
    @Test
    void saysThatAnAdministratorEndedThemWhateverTheProviderTells() {
        directory.before = () -> {
            if (directory.calls.contains("perform SUSPEND " + BOB)) {
                sessions.endAllOf(here.user().issuer(), BOB, EndReason.LOGGED_OUT_AT_PROVIDER, null);
            }
        };
        administration.perform(bob, UserAction.SUSPEND, Delivery.MAIL).join();
        assertThat(reason()).isEqualTo("ENDED_BY_ADMINISTRATOR");
        assertThat(db.sql("SELECT after_change FROM audit_entries WHERE action = 'session.end'")
                        .query(String.class)
                        .single())
                .contains("An administrator ended it.");
    }

    /** They end first, so that people read the true reason. */
    @Test
    void tellsThatSessionsHaveEndedThoughTheDirectoryRefuses() {
        directory.before = () -> {
            if (directory.calls.getLast().startsWith("perform")) {
                throw new DirectoryException.Denied("No scope", null);
            }
        };
        assertThatThrownBy(administration.perform(bob, UserAction.SUSPEND, Delivery.MAIL)::join)
                .cause()
                .isInstanceOf(DirectoryException.Denied.class)
                .satisfies(refused -> assertThat(SessionsEnded.sentence(refused))
                        .hasValue("One session of the user had been ended here before that."));
        AuditEntry entry = administration.historyOf(BOB).getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.detail()).isEqualTo("No scope. One session of the user had been ended here before that.");
    }

    @Test
    void leavesTheSessionsAloneWhereTheDirectoryWouldNotTakeTheAction() {
        User suspended = directory.user(BOB, "Bob", "Brown", UserStatus.SUSPENDED);
        assertThatThrownBy(administration.perform(suspended, UserAction.SUSPEND, Delivery.MAIL)::join)
                .hasCauseInstanceOf(DirectoryException.WrongState.class);
        assertThat(here.isAuthenticated()).isTrue();
    }

    private String reason() {
        return db.sql("SELECT end_reason FROM sessions WHERE subject = :bob")
                .param("bob", BOB)
                .query(String.class)
                .single();
    }

    @Test
    void leavesTheSessionsOfTheSameIdAtAnotherIssuerAlone() {
        var stranger = new SignedInUser("test", "https://other.example", BOB, "Bob", "Bob", null, List.of(), Map.of());
        SignedIn elsewhere = SignIns.stored(sessions, stranger, People.PHONE, null);
        administration.perform(bob, UserAction.SUSPEND, Delivery.MAIL).join();
        assertThat(elsewhere.isAuthenticated()).isTrue();
    }

    @Test
    void doesNothingGraveWithoutAFreshProof() {
        actWithoutProof();
        assertThatThrownBy(() -> administration.perform(bob, UserAction.DEACTIVATE, Delivery.MAIL))
                .isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.perform(bob, UserAction.RESET_PASSWORD, Delivery.LINK))
                .isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.endSessions(bob)).isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.create(newUser(Delivery.LINK))).isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.approve()).isInstanceOf(AuthenticateAgain.class);
        assertThat(directory.calls).isEmpty();
        assertThat(here.isAuthenticated()).isTrue();
    }

    @Test
    void doesTheRestWithoutOne() {
        actWithoutProof();
        administration.perform(bob, UserAction.RESET_PASSWORD, Delivery.MAIL).join();
        assertThat(administration.create(newUser(null)).join().user()).isNotNull();
    }

    @Test
    void makesNobodyAnAdministratorFromTheStart() {
        var wanted = newUser(null);
        var future = administration.create(new NewUser(wanted.profile(), Set.of("g1"), null));
        assertThatThrownBy(future::join).hasCauseInstanceOf(Refused.class);
        assertThat(directory.findByLogin("new@example.com")).isEmpty();
    }

    @Test
    void notesWhatOfACreationFailedWhenTheUserWasMade() {
        directory.afterCreation = new DirectoryException.Denied("No scope for roles", null);
        User made = Objects.requireNonNull(
                administration.create(newUser(Delivery.MAIL)).join().user());
        AuditEntry entry = administration.historyOf(made.id()).getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
        assertThat(entry.detail()).contains("not invited", "No scope for roles");
    }

    @Test
    void honoursAnApprovalInItsOwnSessionWhenTheProofHasRunOut() {
        SignedIn me = actWithoutProof();
        var approval = new Approval(me.sessionId());
        administration
                .perform(approval, bob, UserAction.DEACTIVATE, Delivery.MAIL)
                .join();
        assertThat(here.isAuthenticated()).isFalse();
    }

    @Test
    void doesNotHonourTheApprovalOfAnotherSession() {
        Approval approval = administration.approve();
        actWithoutProof();
        assertThatThrownBy(() -> administration.perform(approval, bob, UserAction.DEACTIVATE, Delivery.MAIL))
                .isInstanceOf(AuthenticateAgain.class);
        assertThat(here.isAuthenticated()).isTrue();
    }

    @Test
    void refusesToDeactivateYourself() {
        User me = directory.find("00u1").orElseThrow();
        assertThatThrownBy(administration.perform(me, UserAction.DEACTIVATE, Delivery.MAIL)::join)
                .hasCauseInstanceOf(Refused.class);
        assertThat(directory.find("00u1").orElseThrow().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(administration.historyOf("00u1").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void endsSessionsHereAndAtTheProvider() {
        assertThat(administration.endSessions(bob).join()).isOne();
        assertThat(here.isAuthenticated()).isFalse();
        assertThat(directory.calls).contains("endSessions " + BOB);
    }

    @Test
    void tellsAndNotesThatSessionsEndedHereOnly() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        assertThatThrownBy(administration.endSessions(bob)::join)
                .cause()
                .isInstanceOfSatisfying(LoggedOutHereOnly.class, half -> {
                    assertThat(half.sessions()).isOne();
                    assertThat(half.failure()).isInstanceOf(DirectoryException.Unavailable.class);
                });
        assertThat(here.isAuthenticated()).isFalse();
        var entry = administration.historyOf(BOB).getFirst();
        assertThat(entry.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(entry.detail()).isEqualTo("Ended here: 1; at the provider: down");
    }

    @Test
    void showsTheSessionsOfAUserAndNobodyElses() {
        assertThat(administration.sessionsOf(BOB)).hasSize(1);
        assertThat(administration.sessionsOf("nobody")).isEmpty();
    }

    @Test
    void notesWhatDiffersOfAProfile() {
        var wanted = new EnumMap<Attribute, String>(bob.profile().values());
        wanted.put(Attribute.TITLE, "Chief");
        administration.change(bob, new Profile(wanted)).join();
        var change = administration.historyOf(BOB).getFirst().change();
        assertThat(change.after()).containsOnly(Map.entry("Job title", "Chief"));
        assertThat(change.before()).containsOnly(Map.entry("Job title", ""));
    }

    @Test
    void asksNothingWhereNothingDiffers() {
        assertThat(administration.change(bob, bob.profile()).join()).isEqualTo(bob);
        assertThat(directory.calls).isEmpty();
    }

    private SignedIn actWithoutProof() {
        return People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }

    private static NewUser newUser(@Nullable Delivery invite) {
        var profile = new Profile(Map.of(
                Attribute.LOGIN, "new@example.com",
                Attribute.EMAIL, "new@example.com",
                Attribute.FIRST_NAME, "New",
                Attribute.LAST_NAME, "Comer"));
        return new NewUser(profile, Set.of(), invite);
    }
}
