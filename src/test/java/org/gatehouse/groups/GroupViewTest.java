package org.gatehouse.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.User;
import org.gatehouse.testkit.People;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.Test;

class GroupViewTest extends GroupPagesFixture {

    private static final int ACTION = 1;

    @Test
    void showsAGroupAndItsMembersWithTwoCalls() {
        open("admin/groups/g2", "");
        assertThat(find(H1.class).single().getText()).isEqualTo("Staff");
        assertThat(members()).containsExactly("Bob Brown");
        assertThat(text()).contains("1 member", "No page asks for this group.");
        assertThat(directory.calls).containsExactly("find group g2", "members g2");
    }

    @Test
    void saysThatThereIsNoSuchGroup() {
        open("admin/groups/nothing", "");
        assertThat(text()).contains("There is no such group, or no longer.");
    }

    @Test
    void marksTheAdministratorsGroupAndWhatItOpens() {
        open("admin/groups/g1", "");
        assertThat(text()).contains("Members are administrators", "Sessions", "neither renamed nor deleted");
        assertThat(find(NativeButton.class).withText("Delete group").all()).isEmpty();
    }

    @Test
    void showsGroupsOfOthersWithTheReasonAndWithoutAnyButton() {
        open("admin/groups/g3", "");
        assertThat(text()).contains("Test directory keeps everyone in this group.");
        assertThat(find(NativeButton.class).all())
                .extracting(NativeButton::getText)
                .doesNotContain("Save", "Delete group");
        assertThat(find(Input.class).all()).isEmpty();
        assertThat(grid().getColumns()).hasSize(1);
        open("admin/groups/g4", "");
        assertThat(find(H1.class).single().getText()).isEqualTo("<b>Imported</b>");
        assertThat(text()).contains("comes from another directory");
    }

    @Test
    void renamesAGroup() {
        open("admin/groups/g2", "");
        type("field-name", "Crew");
        click("Save");
        assertThat(text()).contains("Saved.");
        assertThat(find(H1.class).single().getText()).isEqualTo("Crew");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Crew");
    }

    @Test
    void goesOnWithItsMembersUnderItsNewName() {
        open("admin/groups/g2", "");
        type("field-name", "Crew");
        click("Save");
        pick("eve", "Eve Adams");

        assertThat(text()).contains("Eve Adams is in this group.");
        assertThat(directory.calls).contains("add g2 u3");
    }

    @Test
    void asksBeforeAnotherNameTakesAPageFromTheMembers() {
        openProtectedTo(Set.of("Staff", "Admins"));
        open("admin/groups/g2", "");
        type("field-name", "Crew");
        click("Save");
        assertThat(question()).contains("Rename Staff to Crew?", "Closed to its members", "Protected.");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Staff");
        click("Rename");
        assertThat(text()).contains("Saved.");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Crew");

        type("field-name", "Staff");
        click("Save");
        assertThat(question()).contains("Rename Crew to Staff?", "Opened to its members: Protected.");
    }

    @Test
    void asksForAProofOfIdentityBeforeThatAndComesBackWithWhatWasTyped() {
        openProtectedTo(Set.of("Staff", "Admins"));
        actWithoutProof();
        open("admin/groups/g2", "");
        type("field-name", "Crew & Co");
        click("Save");
        assertThat(question()).contains("To rename Staff, you have to have proved who you are");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue="
                        + "%2Fadmin%2Fgroups%2Fg2%3Frename%3DCrew%2520%2526%2520Co%26description%3D");

        People.actsAs(sessions, People.signedIn(), Instant.now());
        open("dashboard", "");
        open("admin/groups/g2", "rename=Crew%20%26%20Co&description=Words");
        assertThat(question()).contains("Rename Staff to Crew & Co?");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Staff");
        click("Rename");
        assertThat(directory.groups().find("g2").orElseThrow().description()).isEqualTo("Words");
    }

    @Test
    void overwritesNothingThatAnotherHasWrittenMeanwhileAndSaysWhatThatIs() {
        open("admin/groups/g2", "");
        directory.groups().change("g2", "Crew", "<b>Night</b> shift");
        type("field-name", "Team");
        click("Save");
        assertThat(text())
                .contains("Somebody else has changed this meanwhile: its name is Crew now, and its description is"
                        + " “<b>Night</b> shift” now. Look at the new values, then try again.")
                .doesNotContain("Saved.");
        assertThat(find(H1.class).single().getText()).isEqualTo("Crew");
        assertThat(value("field-name")).isEqualTo("Team");
        assertThat(value("field-description")).isEqualTo("<b>Night</b> shift");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Crew");

        click("Save");
        assertThat(text()).contains("Saved.");
        assertThat(directory.groups().find("g2").orElseThrow().name()).isEqualTo("Team");
        assertThat(directory.groups().find("g2").orElseThrow().description()).isEqualTo("<b>Night</b> shift");
    }

    @Test
    void takesNoOtherNameFromAnAddressAlone() {
        open("admin/groups/g2", "rename=Crew");
        open("dashboard", "");
        open("admin/groups/g1", "rename=Bosses");
        open("dashboard", "");
        open("admin/groups/g3", "rename=Nobody");
        assertThat(directory.calls).noneMatch(call -> call.startsWith("change"));
    }

    @Test
    void leadsToItsEntriesInTheTrail() {
        open("admin/groups/g2", "");
        assertThat(find(Anchor.class)
                        .withText("Who changed it, joined or left")
                        .single()
                        .getHref())
                .isEqualTo("admin/audit?target=group%3Ag2");
    }

    @Test
    void showsAtTheFieldThatTheNewNameIsTaken() {
        open("admin/groups/g2", "");
        type("field-name", "Everyone");
        click("Save");
        assertThat(text()).contains("There is a group of this name already.").doesNotContain("Saved.");
    }

    @Test
    void addsSeveralInARow() {
        open("admin/groups/g2", "");
        pick("eve", "Eve Adams");
        assertThat(text()).contains("Eve Adams is in this group.");
        pick("ada", "Ada Lovelace");
        assertThat(members()).containsExactly("Ada Lovelace", "Eve Adams", "Bob Brown");
        assertThat(directory.calls).contains("add g2 u3", "add g2 00u1");
    }

    @Test
    void showsStatusAndLoginOfThoseWhoCanBeAdded() {
        open("admin/groups/g2", "");
        search("eve");
        assertThat(text()).contains("eve.adams@example.com", "Suspended");
        search("<nobody>");
        assertThat(text()).contains("Nothing found that begins with “<nobody>”.");
    }

    @Test
    void removesAMemberOnceItIsConfirmed() {
        open("admin/groups/g2", "");
        test(grid()).invokeLitRendererFunction(0, ACTION, "remove");
        assertThat(question()).contains("Remove Bob Brown?", "bob.brown@example.com");
        assertThat(directory.calls).doesNotContain("remove g2 u2");
        click("Remove");
        assertThat(text()).contains("Bob Brown is no longer in this group.", "Nobody is in this group.");
        assertThat(directory.calls).containsOnlyOnce("remove g2 u2");
    }

    @Test
    void asksForAProofOfIdentityBeforeItMakesAnAdministrator() {
        actWithoutProof();
        open("admin/groups/g1", "");
        pick("bob", "Bob Brown");
        assertThat(question()).contains("Confirm that it is you", "make Bob Brown an administrator");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue=%2Fadmin%2Fgroups%2Fg1%3Fadd%3Du2");
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
    }

    @Test
    void asksAgainAfterTheProofRatherThanActingAtOnce() {
        open("admin/groups/g1", "add=u2");
        assertThat(question()).contains("Add Bob Brown?", "administrators");
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
        click("Add");
        assertThat(members()).containsExactly("Bob Brown", "Ada Lovelace");
    }

    @Test
    void doesNotBelieveAnAddressThatClaimsAProof() {
        actWithoutProof();
        open("admin/groups/g1", "remove=00u1");
        assertThat(question()).contains("Confirm that it is you", "If you have just done that");
    }

    @Test
    void tellsWhyYouCannotLeaveTheAdministrators() {
        open("admin/groups/g1", "");
        test(grid()).invokeLitRendererFunction(0, ACTION, "remove");
        click("Remove");
        assertThat(text()).contains("You cannot take your own access.");
        assertThat(members()).containsExactly("Ada Lovelace");
    }

    @Test
    void deletesAGroupWhoseNameWasTyped() {
        open("admin/groups/g2", "");
        click("Delete group");
        NativeButton delete =
                find(NativeButton.class).withText("Delete group").all().getLast();
        assertThat(delete.isEnabled()).isFalse();
        test(find(Input.class).from(find(Question.class).single()).single()).setValue("Staff");
        test(delete).click();
        waitUntil(() -> find(H1.class).single().getText().equals("Groups"));
        assertThat(directory.groups().find("g2")).isEmpty();
    }

    @Test
    void showsWhatAnotherHasChangedBeforeItDeletes() {
        open("admin/groups/g2", "");
        directory.groups().change("g2", "Staff", "Night shift");
        delete();
        waitUntil(() -> text().contains("Night shift"));
        assertThat(directory.groups().find("g2")).isPresent();

        delete();
        waitUntil(() -> find(H1.class).single().getText().equals("Groups"));
        assertThat(directory.groups().find("g2")).isEmpty();
    }

    private void delete() {
        click("Delete group");
        test(find(Input.class).from(find(Question.class).single()).single()).setValue("Staff");
        test(find(NativeButton.class).withText("Delete group").all().getLast()).click();
    }

    @Test
    void asksForAProofOfIdentityBeforeItDeletes() {
        actWithoutProof();
        open("admin/groups/g2", "delete=");
        assertThat(question()).contains("To delete Staff, you have to have proved who you are");
        assertThat(directory.groups().find("g2")).isPresent();
    }

    @Test
    void saysThatTheDirectoryDoesNotAnswerAndTriesAgain() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/groups/g2", "");
        assertThat(text()).contains("Test directory does not answer at the moment.");
        directory.before = () -> {};
        click("Retry");
        assertThat(members()).containsExactly("Bob Brown");
    }

    private String value(String id) {
        return find(Input.class).withId(id).single().getValue();
    }

    private void search(String text) {
        test(find(Input.class).withAttribute("type", "search").single()).setValue(text);
        waitForDirectory();
    }

    private void pick(String text, String name) {
        search(text);
        NativeButton pick = find(NativeButton.class).all().stream()
                .filter(button -> button.getElement().getTextRecursively().startsWith(name))
                .findFirst()
                .orElseThrow();
        test(pick).click();
        waitForDirectory();
    }

    private List<String> members() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> test(grid()).getRow(row).name())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Grid<User> grid() {
        return find(Grid.class).single();
    }
}
