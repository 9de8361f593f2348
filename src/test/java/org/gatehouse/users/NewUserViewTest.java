package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.uikit.Choice;
import org.junit.jupiter.api.Test;

class NewUserViewTest extends UserPagesFixture {

    @Test
    void invitesSomebodyWithOneCall() {
        fillIn("zoe@example.com");
        var create = find(NativeButton.class).withText("Create user").single();
        var held = directory.hold();
        test(create).click();
        assertThat(create.isEnabled()).isFalse();
        held.countDown();
        waitForDirectory();
        waitForDirectory();
        assertThat(text()).contains("Zoe Zimmer has been created. The invitation is on its way", "Invited");
        assertThat(calls("create zoe@example.com")).isOne();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .startsWith("admin/users/u");
    }

    @Test
    void handsOutALinkOnTheNewUsersPage() {
        fillIn("zoe@example.com");
        choose("LINK");
        create();
        assertThat(find(Code.class).single().getText()).startsWith("https://idp.example/activate/");
    }

    @Test
    void keepsSomebodyStaged() {
        fillIn("zoe@example.com");
        choose("STAGED");
        create();
        assertThat(directory.findByLogin("zoe@example.com").orElseThrow().status())
                .isEqualTo(UserStatus.STAGED);
    }

    @Test
    void keepsWhatWasTypedWhenTheLoginIsTaken() {
        fillIn("bob.brown@example.com");
        create();
        assertThat(text()).contains("Is taken by somebody else.");
        assertThat(value("field-first-name")).isEqualTo("Zoe");
    }

    @Test
    void keepsWhatWasTypedWhenTheDirectoryIsDown() {
        fillIn("zoe@example.com");
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        create();
        assertThat(text()).contains("Test directory does not answer");
        assertThat(value("field-login")).isEqualTo("zoe@example.com");
    }

    @Test
    void asksForAProofOfIdentityBeforeItHandsOutALink() {
        actWithoutProof();
        fillIn("zoe@example.com");
        choose("LINK");
        create();
        assertThat(question()).contains("Confirm that it is you");
        assertThat(directory.findByLogin("zoe@example.com")).isEmpty();
    }

    @Test
    void goesOnWithWhatWasTypedAfterAProofOfIdentity() {
        actWithoutProof();
        fillIn("zoe@example.com");
        addTo("Staff");
        choose("LINK");
        create();
        actWithProof();
        openAfterAnotherDocument("admin/users/new");
        assertThat(text()).contains("Here is what you typed.");
        assertThat(value("field-first-name")).isEqualTo("Zoe");
        assertThat(directory.findByLogin("zoe@example.com")).isEmpty();
        create();
        assertThat(find(Code.class).single().getText()).startsWith("https://idp.example/activate/");
        User zoe = directory.findByLogin("zoe@example.com").orElseThrow();
        assertThat(directory.groupsOf(zoe.id())).extracting(Group::name).contains("Staff");
        open("admin/users/new", "");
        assertThat(value("field-login")).isEmpty();
    }

    @Test
    void forgetsWhatWasTypedByWhoeverGoesElsewhere() {
        actWithoutProof();
        fillIn("zoe@example.com");
        choose("LINK");
        create();
        open("admin/users", "");
        open("admin/users/new", "");
        assertThat(value("field-login")).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        open("admin/users/new", "");
        create();
        assertThat(text()).contains("Is needed.");
        assertThat(directory.calls).isEmpty();
    }

    private void fillIn(String login) {
        open("admin/users/new", "");
        type("field-login", login);
        type("field-first-name", "Zoe");
        type("field-last-name", "Zimmer");
        type("field-e-mail", "zoe@example.com");
    }

    private void create() {
        click("Create user");
        waitForDirectory();
    }

    private void addTo(String group) {
        var search = find(Input.class).all().stream()
                .filter(input -> "search".equals(input.getType()))
                .findFirst()
                .orElseThrow();
        test(search).setValue(group);
        waitForDirectory();
        test(find(NativeButton.class).all().stream()
                        .filter(button ->
                                button.getElement().getTextRecursively().startsWith(group))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private void choose(String value) {
        find(Choice.class).single().value(value);
    }
}
