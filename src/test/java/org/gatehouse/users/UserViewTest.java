package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.People;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.Test;

class UserViewTest extends UserPagesFixture {

    @Test
    void showsProfileStatusGroupsAndActions() {
        open("admin/users/u2", "");
        assertThat(text()).contains("Bob Brown", "Active", "Staff", "Everyone is in it", "Not logged in here");
        assertThat(value("field-e-mail")).isEqualTo("bob.brown@example.com");
        assertThat(buttons())
                .contains("Suspend", "Reset password", "Deactivate")
                .doesNotContain("Unlock", "Delete");
    }

    @Test
    void tellsThatSessionsHaveEndedThoughTheDirectoryRefuses() {
        var bob = new SignedInUser(
                "test", People.signedIn().issuer(), "u2", "Bob", "Bob", null, List.of("Staff"), Map.of());
        SignIns.stored(sessions, bob, People.PHONE, null);
        open("admin/users/u2", "");
        click("Suspend");
        directory.before = () -> {
            if (directory.calls.getLast().startsWith("perform")) {
                throw new DirectoryException.Throttled(Instant.now(), null);
            }
        };
        answer("Suspend");
        assertThat(text()).contains("too many calls", "One session of the user had been ended here before that.");
    }

    @Test
    void savesWhatWasTypedWithOneCall() {
        open("admin/users/u2", "");
        type("field-department", "Night watch");
        var save = find(NativeButton.class).withText("Save").single();
        var held = directory.hold();
        test(save).click();
        assertThat(save.isEnabled()).isFalse();
        held.countDown();
        waitForDirectory();
        assertThat(text()).contains("Saved.");
        assertThat(present("u2").profile().get(Attribute.DEPARTMENT)).isEqualTo("Night watch");
        assertThat(calls("change u2")).isOne();
    }

    @Test
    void asksTheDirectoryForNothingThatIsWrong() {
        open("admin/users/u2", "");
        type("field-first-name", "");
        type("field-e-mail", "bob");
        click("Save");
        assertThat(text()).contains("Is needed.", "Is no e-mail address.");
        assertThat(calls("change u2")).isZero();
    }

    @Test
    void asksTheDirectoryForNothingThatItIsKnownToRefuse() {
        open("admin/users/u2", "");
        type("field-e-mail", "bob@example..com");
        click("Save");
        assertThat(text()).contains("Is no e-mail address.");
        assertThat(calls("change u2")).isZero();
    }

    @Test
    void saysAtTheFieldWhatIsTaken() {
        open("admin/users/u2", "");
        type("field-login", "eve.adams@example.com");
        click("Save");
        assertThat(text()).contains("Is taken by somebody else.");
        assertThat(value("field-login")).isEqualTo("eve.adams@example.com");
    }

    @Test
    void showsWhatSomebodyElseChangedAndKeepsWhatWasTyped() {
        open("admin/users/u2", "");
        type("field-department", "Mine");
        change("u2", Map.of(Attribute.DEPARTMENT, "Theirs", Attribute.TITLE, "Boss"));
        click("Save");
        assertThat(text()).contains("Somebody else has changed this meanwhile", "It is now: Theirs");
        assertThat(value("field-department")).isEqualTo("Mine");
        assertThat(value("field-job-title")).isEqualTo("Boss");
        click("Save");
        assertThat(present("u2").profile().get(Attribute.DEPARTMENT)).isEqualTo("Mine");
        assertThat(present("u2").profile().get(Attribute.TITLE)).isEqualTo("Boss");
    }

    @Test
    void saysWhatHappensBeforeItSuspends() {
        open("admin/users/u2", "");
        click("Suspend");
        assertThat(question()).contains("Bob Brown is logged out everywhere");
        assertThat(present("u2").status()).isEqualTo(UserStatus.ACTIVE);
        answer("Suspend");
        assertThat(text()).contains("Bob Brown has been suspended", "End suspension");
        assertThat(calls("perform SUSPEND u2")).isOne();
    }

    @Test
    void saysWhoIsLoggedOutHereWhenTheDirectoryDoesNotAnswer() {
        logInHere("u2", "Bob");
        open("admin/users/u2", "");
        directory.before = () -> {
            if (directory.calls.getLast().equals("endSessions u2")) {
                throw new DirectoryException.Unavailable("down", null);
            }
        };
        click("Log out everywhere");
        answer("Log out");
        assertThat(text())
                .contains("Bob Brown was logged out of 1 session here. Test directory does not answer at the moment.")
                .contains("Bob Brown may be let in again there without a password.", "Not logged in here");

        directory.before = () -> {};
        click("Retry");
        assertThat(text()).contains("Bob Brown was logged out of 0 sessions here, and at Test directory.");
    }

    @Test
    void handsOutALinkOnce() {
        open("admin/users/u2", "");
        click("Reset password");
        click("Show me the link");
        assertThat(find(Code.class).single().getText()).isEqualTo("https://idp.example/activate/u2");
        open("admin/users", "");
        open("admin/users/u2", "");
        assertThat(find(Code.class).all()).isEmpty();
    }

    @Test
    void offersNobodyToTakeTheirOwnAccess() {
        open("admin/users/00u1", "");
        assertThat(buttons()).contains("Reset password").doesNotContain("Suspend", "Deactivate");
        assertThat(text()).contains("This is your own account.", "Makes you an administrator");
    }

    @Test
    void asksForAProofOfIdentityAndForTheWayBack() {
        actWithoutProof();
        open("admin/users/u2", "");
        click("Deactivate");
        assertThat(question()).contains("Confirm that it is you", "Bob Brown");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue=%2Fadmin%2Fusers%2Fu2%3Fdo%3DDEACTIVATE");
    }

    @Test
    void opensTheQuestionAgainAfterTheProof() {
        open("admin/users/u2", "do=DEACTIVATE");
        assertThat(question()).contains("Bob Brown loses all access");
        assertThat(present("u2").status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void doesNothingThatAnAddressMakesUp() {
        open("admin/users/u2", "do=DELETE");
        assertThat(find(Question.class).all()).isEmpty();
    }

    @Test
    void deletesOnlyWhoseLoginWasTyped() {
        directory.user("u4", "Old", "Hand", UserStatus.DEPROVISIONED);
        open("admin/users/u4", "");
        click("Delete");
        assertThat(answers().getLast().isEnabled()).isFalse();
        var field = find(Input.class, find(Question.class).single()).single();
        test(field).setValue("old.hand@example.com");
        answer("Delete");
        assertThat(text()).contains("Old Hand has been deleted.", "does not exist any more");
        assertThat(directory.find("u4")).isEmpty();
    }

    @Test
    void addsToAGroupAndRemovesFromIt() {
        open("admin/users/u3", "");
        test(find(Input.class).withAttribute("type", "search").single()).setValue("sta");
        waitForDirectory();
        test(find(NativeButton.class)
                        .withCondition(
                                each -> each.getElement().getTextRecursively().equals("Staff"))
                        .single())
                .click();
        waitForDirectory();
        assertThat(text()).contains("Eve Adams is in Staff.");
        click("×");
        answer("Remove");
        assertThat(text()).contains("Eve Adams is no longer in Staff.");
    }

    @Test
    void comesBackToTheQuestionAboutAGroup() {
        directory.user("u5", "Vik", "Das", UserStatus.ACTIVE, "g1");
        actWithoutProof();
        open("admin/users/u5", "");
        click("×");
        answer("Remove");
        assertThat(question()).contains("Confirm that it is you", "To remove Vik Das from Admins");
        assertThat(find(Anchor.class, find(Question.class).single()).single().getHref())
                .isEqualTo("login?reauthenticate&continue=%2Fadmin%2Fusers%2Fu5%3Fdo%3DLEAVE%253Ag1");
        actWithProof();
        open("admin/users/u5", "do=LEAVE%3Ag1");
        assertThat(question()).contains("Remove from Admins: Vik Das");
        assertThat(calls("remove u5 g1") + calls("remove g1 u5")).isZero();
        answer("Remove");
        assertThat(text()).contains("Vik Das is no longer in Admins.");
        open("admin/users/u2", "do=JOIN%3Ag1");
        assertThat(question()).contains("Add to Admins: Bob Brown", "becomes an administrator");
        answer("Add");
        assertThat(text()).contains("Bob Brown is in Admins.");
    }

    @Test
    void saysOnComingBackWithoutAProofThatItWasNotTold() {
        actWithoutProof();
        open("admin/users/u2", "do=JOIN%3Ag1");
        assertThat(question()).contains("Confirm that it is you", "does not tell this");
    }

    @Test
    void changesNoGroupThatAnAddressMakesUp() {
        open("admin/users/u3", "do=JOIN%3Ag2");
        assertThat(question()).contains("Add to Staff: Eve Adams", "can open what is open to this group");
        assertThat(directory.groupsOf("u3")).extracting(Group::name).doesNotContain("Staff");
        open("admin/users/u2", "do=JOIN%3Anobody");
        assertThat(text()).contains("There is no such group, or no longer.");
        open("admin/users", "");
        open("admin/users/u2", "do=LEAVE%3Ag3");
        assertThat(text()).contains("There is no such group, or no longer.");
    }

    @Test
    void saysThatSomebodyWasFaster() {
        open("admin/users/u2", "");
        click("Suspend");
        directory.perform("u2", UserAction.SUSPEND, Delivery.MAIL);
        answer("Suspend");
        assertThat(text()).contains("somebody was faster", "End suspension");
    }

    @Test
    void tellsWhoChangedWhatLately() {
        open("admin/users/u2", "");
        type("field-job-title", "<b>Boss</b>");
        click("Save");
        waitForDirectory();
        assertThat(text()).contains("Change", "by Ada", "Job title: empty → <b>Boss</b>");
    }

    @Test
    void saysThatThereIsNoSuchUserAndLeadsBack() {
        open("admin/users/nobody", "");
        assertThat(text()).contains("No such user", "Show all users");
    }

    @Test
    void saysWhatDoesNotWorkAndRecovers() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/users/u2", "");
        assertThat(text()).contains("Test directory does not answer");
        directory.before = () -> {};
        click("Retry");
        assertThat(text()).contains("Bob Brown").doesNotContain("does not answer");
    }

    @Test
    void showsTheRestWhileTheDatabaseDoesNotAnswer() {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        db.sql("ALTER TABLE audit_entries RENAME TO audit_entries_away").update();
        try {
            open("admin/users/u2", "");
            assertThat(text()).contains("Bob Brown", "Live sessions", "Last changes", "the database does not answer");
            assertThat(find(NativeButton.class).withText("Retry").all()).hasSize(2);
            assertThat(value("field-e-mail")).isEqualTo("bob.brown@example.com");
        } finally {
            db.sql("ALTER TABLE audit_entries_away RENAME TO audit_entries").update();
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
        find(NativeButton.class)
                .withText("Retry")
                .all()
                .forEach(retry -> test(retry).click());
        assertThat(text())
                .contains("Not logged in here at the moment.", "All entries about this user")
                .doesNotContain("does not answer");
    }

    private void answer(String text) {
        test(answers().stream()
                        .filter(each -> each.getText().equals(text))
                        .findFirst()
                        .orElseThrow())
                .click();
        waitForDirectory();
        waitForDirectory();
    }

    private List<NativeButton> answers() {
        return find(NativeButton.class, find(Question.class).single()).all();
    }

    private List<String> buttons() {
        return find(NativeButton.class).all().stream()
                .map(NativeButton::getText)
                .toList();
    }

    private User present(String id) {
        return directory.find(id).orElseThrow();
    }

    private void change(String id, Map<Attribute, String> values) {
        directory.change(id, present(id).version(), new ProfileChange(Map.copyOf(values)));
    }
}
