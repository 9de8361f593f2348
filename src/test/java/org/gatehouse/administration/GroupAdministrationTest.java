package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.StoredRule;
import org.gatehouse.administration.Refused.Rule;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DirectoryPagesTest
@SignedInAs(groups = "Admins")
class GroupAdministrationTest extends SpringBrowserlessTest {

    private static final String ISSUER = People.named("Bob").issuer();

    @Autowired
    private GroupAdministration administration;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDirectory directory;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private PageRules pageRules;

    @Autowired
    private PageRuleChanges ruleChanges;

    @Autowired
    private JdbcClient db;

    private Group admins;
    private Group staff;
    private User bob;

    @BeforeEach
    void fill() {
        directory.clear();
        admins = directory.group("g1", "Admins", GroupKind.EDITABLE);
        staff = directory.group("g2", "Staff", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        bob = directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g2");
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        decide(null);
        db.sql("DELETE FROM sessions").update();
        directory.clear();
    }

    @Test
    void hasTheProviderAskedAgainAboutWhoeverLeaves() {
        logInAsBob(ISSUER);
        logInAsBob("https://other.example");

        administration.remove(staff, bob).join();
        assertThat(outdated()).containsExactly(ISSUER);
    }

    @Test
    void hasTheProviderAskedAgainAboutWhoeverJoins() {
        logInAsBob(ISSUER);
        logInAsBob("https://other.example");

        administration.add(staff, bob).join();
        assertThat(outdated()).containsExactly(ISSUER);
    }

    private void logInAsBob(String issuer) {
        var user = new SignedInUser("test", issuer, "u2", "Bob", "Bob", null, List.of("Staff"), Map.of());
        SignIns.stored(sessions, user, People.FIREFOX, null);
    }

    /** The issuers of sessions of which is known that their groups are not true any more. */
    private List<String> outdated() {
        return db.sql("SELECT issuer FROM sessions WHERE profile_read < TIMESTAMP '1971-01-01 00:00:00'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    @SignedInAs
    void isClosedToMembers() {
        assertThatThrownBy(() -> administration.search(new GroupSearch("", 10), Optional.empty()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.create("New", "")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.delete(staff)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.add(admins, bob)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.members("g1", 10, Optional.empty()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(directory.calls).isEmpty();
    }

    @Test
    void makesAdministratorsOnlyAfterAFreshProof() {
        actWithoutProof();
        assertThatThrownBy(() -> administration.add(admins, bob)).isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.remove(admins, bob)).isInstanceOf(AuthenticateAgain.class);
        assertThatThrownBy(() -> administration.delete(staff)).isInstanceOf(AuthenticateAgain.class);
        assertThat(directory.calls).isEmpty();
        assertThat(administration.add(staff, bob).join()).isTrue();
    }

    @Test
    void neitherRenamesNorDeletesAGroupOfAdministrators() {
        assertRefused(administration.change(admins, "Bosses", "", Renaming.WITHOUT_EFFECT), Rule.ADMINISTRATORS_GROUP);
        assertRefused(administration.delete(admins), Rule.ADMINISTRATORS_GROUP);
        assertThat(administration
                        .change(admins, "Admins", "They decide", Renaming.WITHOUT_EFFECT)
                        .join()
                        .description())
                .isEqualTo("They decide");
    }

    @Test
    void makesNoAdministratorsByRenamingAGroup() {
        directory.groups().delete("g1");
        assertRefused(administration.change(staff, "Admins", "", Renaming.WITHOUT_EFFECT), Rule.ADMINISTRATORS_NAME);
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Staff");
    }

    @Test
    void renamesWhatRulesNameOnlyWhenThatIsKnown() {
        decide(new PageRule(Audience.GROUPS, Set.of("Staff", "Support")));
        Renaming toCrew = administration.renaming(staff, "Crew");
        assertThat(toCrew.closed()).extracting(Page::route).containsExactly("protected");
        assertThat(toCrew.opened()).isEmpty();
        assertThatThrownBy(() -> administration.change(staff, "Crew", "", Renaming.WITHOUT_EFFECT))
                .isInstanceOfSatisfying(
                        Renaming.NotAgreed.class,
                        asked -> assertThat(asked.renaming()).isEqualTo(toCrew));
        assertThat(administration.renaming(staff, "Support")).isEqualTo(Renaming.WITHOUT_EFFECT);
        assertThat(directory.calls).isEmpty();

        Group crew = administration.change(staff, "Crew", "", toCrew).join();
        Renaming back = administration.renaming(crew, "Staff");
        assertThat(back.opened()).extracting(Page::route).containsExactly("protected");
        assertThatThrownBy(() -> administration.change(crew, "Staff", "", toCrew))
                .isInstanceOf(Renaming.NotAgreed.class);
        assertThat(administration.change(crew, "Staff", "", back).join().name()).isEqualTo("Staff");
    }

    @Test
    void renamesWhatRulesNameOnlyAfterAFreshProof() {
        decide(new PageRule(Audience.GROUPS, Set.of("Staff")));
        actWithoutProof();
        assertThatThrownBy(() -> administration.change(staff, "Crew", "", administration.renaming(staff, "Crew")))
                .isInstanceOf(AuthenticateAgain.class);
        assertThat(directory.calls).isEmpty();
        assertThat(administration
                        .change(staff, "Staff", "New words", Renaming.WITHOUT_EFFECT)
                        .join()
                        .description())
                .isEqualTo("New words");
    }

    @Test
    void namesNothingBackThatAnotherHasRenamedMeanwhile() {
        directory.groups().change("g2", "Crew", "");
        assertThatThrownBy(administration.change(staff, "Staff", "Words", Renaming.WITHOUT_EFFECT)::join)
                .hasCauseInstanceOf(DirectoryException.Outdated.class);
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Crew");
    }

    /** Under its new name it makes administrators, which asks for a proof and for another who is left. */
    @Test
    void neitherDeletesNorFillsNorEmptiesAGroupThatHasAnotherNameMeanwhile() {
        Group crew = directory.group("g7", "Crew", GroupKind.EDITABLE); // of which no other test has asked just now
        directory.groups().add("g7", "u2");
        directory.groups().delete("g1");
        directory.groups().change("g7", "Admins", "");
        actWithoutProof();
        assertOutdated(administration.add(crew, directory.find("00u1").orElseThrow()));
        assertOutdated(administration.remove(crew, bob));
        People.actsAs(sessions, People.signedIn(), Instant.now());
        assertOutdated(administration.delete(crew));
        assertThat(directory.groups().members("g7", 10, Optional.empty()).items())
                .extracting(User::id)
                .containsExactly("u2");
    }

    @Test
    void asksNowAndThenForTheNameOfAGroupThatChangesManyTimes() {
        Group crew = directory.group("g8", "Crew", GroupKind.EDITABLE);
        for (int i = 0; i < 10; i++) {
            administration.add(crew, bob).join();
            administration.remove(crew, bob).join();
        }
        assertThat(directory.calls)
                .filteredOn("find group g8"::equals)
                .isNotEmpty()
                .hasSizeLessThan(20);
    }

    private static void assertOutdated(CompletableFuture<?> change) {
        assertThatThrownBy(change::join).hasCauseInstanceOf(DirectoryException.Outdated.class);
    }

    @Test
    void overwritesNoDescriptionThatAnotherHasWrittenMeanwhile() {
        directory.groups().change("g2", "Staff", "Theirs");
        assertThatThrownBy(administration.change(staff, "Staff", "Mine", Renaming.WITHOUT_EFFECT)::join)
                .hasCauseInstanceOf(DirectoryException.Outdated.class);
        Group now = directory.groups().find("g2").orElseThrow();
        assertThat(now.description()).isEqualTo("Theirs");
        assertThat(administration
                        .change(now, "Staff", "", Renaming.WITHOUT_EFFECT)
                        .join()
                        .description())
                .isNull();
    }

    private void decide(@Nullable PageRule rule) {
        long seen = pageRules.decided("protected").map(StoredRule::version).orElse(0L);
        ruleChanges.decide("protected", seen, rule, "Grace");
    }

    @Test
    void notesMembershipsWithTheUser() {
        administration.add(staff, bob).join();
        administration.remove(staff, bob).join();
        assertThat(directory.groupsOf("u2")).isEmpty();
        assertThat(db.sql("SELECT action FROM audit_entries WHERE target_id = 'u2' ORDER BY id")
                        .query(String.class)
                        .list())
                .endsWith("user.join-group", "user.leave-group");
    }

    @Test
    void notesWhatBecameOfAGroup() {
        Group made = administration.create("New", "Fresh").join();
        administration.change(made, "Newer", "Fresh", Renaming.WITHOUT_EFFECT).join();
        assertThat(trail.about("group", made.id(), 20))
                .extracting(AuditEntry::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE);
    }

    /** Each is a change of its own, though both begin at the same instant. */
    @Test
    void takesSomebodyOutOfTwoGroupsAtOnce() {
        Group crew = directory.group("g3", "Crew", GroupKind.EDITABLE);
        administration.add(crew, bob).join();
        var held = directory.hold();
        var one = administration.remove(staff, bob);
        var other = administration.remove(crew, bob);
        held.countDown();
        assertThat(one.join()).isTrue();
        assertThat(other.join()).isTrue();
        assertThat(directory.groupsOf("u2")).isEmpty();
    }

    private static void assertRefused(CompletableFuture<?> change, Rule rule) {
        assertThatThrownBy(change::join).hasCause(new Refused(rule));
    }

    private void actWithoutProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }
}
