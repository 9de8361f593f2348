package org.gatehouse.groups;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.junit.jupiter.api.Test;

class GroupsViewTest extends GroupPagesFixture {

    @Test
    void listsTheGroupsWithOneCall() {
        open("admin/groups", "");
        assertThat(names()).containsExactly("Admins", "Staff", "Everyone", "<b>Imported</b>");
        assertThat(text()).contains("4 groups");
        assertThat(directory.calls).containsExactly("search groups ");
    }

    @Test
    void goesOnWithOneCallForEachPage() {
        for (int i = 0; i < 230; i++) {
            directory.group("n%04d".formatted(i), "Numbered " + i, GroupKind.EDITABLE);
        }
        open("admin/groups", "");
        assertThat(text()).contains("100 groups so far");
        assertThat(directory.calls).hasSize(1);
        click("Show more");
        click("Show more");
        assertThat(text()).contains("234 groups").doesNotContain("so far");
        assertThat(directory.calls).hasSize(3);
    }

    @Test
    void findsAGroupAndKeepsTheSearchInTheAddress() {
        open("admin/groups", "q=sta");
        assertThat(find(Input.class).single().getValue()).isEqualTo("sta");
        assertThat(names()).containsExactly("Staff");
        test(find(Input.class).single()).setValue("ev");
        waitForDirectory();
        assertThat(names()).containsExactly("Everyone");
    }

    @Test
    void saysThatNothingMatchesAndLeadsBack() {
        open("admin/groups", "q=<i>none</i>");
        assertThat(text()).contains("No group begins with “<i>none</i>”.");
        click("Show all groups");
        assertThat(names()).hasSize(4);
    }

    @Test
    void makesAGroup() {
        open("admin/groups", "");
        click("New group");
        type("field-name", " Night watch ");
        type("field-description", "Awake");
        click("Create group");
        assertThat(text()).contains("Night watch was made.", "5 groups").doesNotContain("Description");
        assertThat(names().getFirst()).isEqualTo("Night watch");
        assertThat(directory.calls).containsOnlyOnce("create group Night watch");
    }

    @Test
    void makesOneGroupOfADoubleClick() {
        open("admin/groups", "");
        click("New group");
        type("field-name", "Night watch");
        var create = find(NativeButton.class).withText("Create group").single();
        var held = directory.hold();
        test(create).click();
        assertThat(create.isEnabled()).isFalse();
        held.countDown();
        waitForDirectory();
        assertThat(directory.calls).containsOnlyOnce("create group Night watch");
    }

    @Test
    void showsAtTheFieldThatANameIsMissingOrTaken() {
        open("admin/groups", "");
        click("New group");
        click("Create group");
        assertThat(text()).contains("A group needs a name.");
        type("field-name", "Staff");
        click("Create group");
        assertThat(text()).contains("There is a group of this name already.");
        type("field-name", "Staff 2");
        click("Create group");
        assertThat(text()).contains("Staff 2 was made.");
    }

    /** It may be there: the second try would say that its name is taken. */
    @Test
    void leavesItToPeopleToTryAgainWhenNobodyKnowsWhetherAGroupWasMade() {
        makeNightWatch(new DirectoryException.Unavailable("Timed out", null));
        assertThat(text()).contains("It may have been done nevertheless");
        assertThat(find(NativeButton.class).withText("Retry").all()).hasSize(1);
        assertThat(countdowns()).isEmpty();
    }

    @Test
    void triesAgainByItselfToMakeAGroupThatWasNotMadeForSure() {
        makeNightWatch(new DirectoryException.Throttled(Instant.now().plusSeconds(9), null));
        assertThat(text()).doesNotContain("nevertheless");
        assertThat(countdowns()).hasSize(1);
        directory.before = () -> {};
        click("Retry");
        assertThat(text()).contains("Night watch was made.");
    }

    private void makeNightWatch(DirectoryException failure) {
        open("admin/groups", "");
        click("New group");
        type("field-name", "Night watch");
        directory.before = () -> {
            throw failure;
        };
        click("Create group");
    }

    private List<Span> countdowns() {
        return find(Span.class).withClassName("countdown").all();
    }

    @Test
    void saysThatTheDirectoryDoesNotAnswerAndTriesAgain() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/groups", "");
        assertThat(text()).contains("Test directory does not answer at the moment.");
        directory.before = () -> {};
        click("Retry");
        assertThat(names()).hasSize(4);
        assertThat(text()).doesNotContain("does not answer");
    }

    @Test
    void goesOnOnceTheDirectoryAllowsWhatItRefused() {
        directory.before = () -> {
            throw new DirectoryException.Denied("scope", null);
        };
        open("admin/groups", "");
        assertThat(text()).contains("Test directory does not let this application do that");
        directory.before = () -> {};
        click("Retry");
        assertThat(names()).isNotEmpty();
        assertThat(text()).doesNotContain("does not let this application do that");
    }

    @SuppressWarnings("unchecked")
    private List<String> names() {
        Grid<Group> grid = find(Grid.class).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getRow(row).name())
                .toList();
    }
}
