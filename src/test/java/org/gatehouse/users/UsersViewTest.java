package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.gatehouse.console.SelectionBar;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.uikit.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class UsersViewTest extends UserPagesFixture {

    private static final int SELECT = 0;
    private static final int PERSON = 1;

    @Test
    void isNamedInTheOverviewOfAdministratorsWithoutAnyCall() {
        open("admin", "");
        assertThat(find(Page.class).single().getElement().getOuterHTML()).contains("Kept by", "Test directory");
        assertThat(directory.calls).isEmpty();
    }

    @Test
    void listsEveryoneWithOneCall() {
        open("admin/users", "");
        assertThat(names()).containsExactly("Ada Lovelace", "Bob Brown", "Eve Adams");
        assertThat(text()).contains("3 users");
        assertThat(directory.calls).containsExactly("search users ");
    }

    @Test
    void asksForTheNextPageOnlyWhenSomebodyGoesOn() {
        IntStream.range(0, 230).forEach(i -> directory.user("v%03d".formatted(i), "V", "N" + i, UserStatus.ACTIVE));
        open("admin/users", "");
        assertThat(text()).contains("100 users so far");
        assertThat(directory.calls).hasSize(1);
        click("Show more");
        assertThat(text()).contains("200 users so far");
        assertThat(directory.calls).hasSize(2);
    }

    @Test
    void doesNotGoOnByItselfRoundAListThatIsACircle() {
        IntStream.range(0, 230).forEach(i -> directory.user("v%03d".formatted(i), "V", "N" + i, UserStatus.ACTIVE));
        directory.circling = true;
        open("admin/users", "");
        for (int i = 0; i < 25; i++) {
            test(grid()).getRow(test(grid()).size() - 1); // as a browser does that scrolls to the end
            waitForDirectory();
        }
        assertThat(directory.calls).hasSizeLessThan(20);
        assertThat(text()).contains("233 users so far", "Search further");
    }

    @Test
    void takesSearchStatusAndGroupFromTheAddress() {
        open("admin/users", "q=b&status=ACTIVE&group=g2");
        assertThat(search().getValue()).isEqualTo("b");
        assertThat(names()).containsExactly("Bob Brown");
        assertThat(text()).contains("In Staff");
        click("×");
        assertThat(find(NativeButton.class).withText("Any group").all()).hasSize(1);
    }

    @Test
    void ignoresWhatMakesNoSenseInTheAddress() {
        open("admin/users", "status=NONSENSE&q=" + "x".repeat(5_000));
        assertThat(search().getValue()).hasSize(100);
        assertThat(text()).contains("No user matches");
    }

    @Test
    void showsTheAnswerToTheLatestQuestionOnly() {
        var late = new CountDownLatch(1);
        directory.before = () -> waitIfAskedFor("ad", late);
        open("admin/users", "q=zz");
        test(search()).setValue("ad");
        roundTrip();
        test(search()).setValue("bo");
        waitForDirectory();
        late.countDown();
        waitForDirectory();
        assertThat(names()).containsExactly("Bob Brown");
    }

    @Test
    void saysThatNothingMatchesAndLeadsBack() {
        open("admin/users", "q=<b>nobody</b>");
        assertThat(text()).contains("No user matches “<b>nobody</b>”.");
        click("Show all users");
        assertThat(names()).hasSize(3);
    }

    @Test
    void saysWhatDoesNotWorkAndWhatStillDoesAndRecovers() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/users", "");
        assertThat(text()).contains("Test directory does not answer at the moment.", "Sessions");
        directory.before = () -> {};
        click("Retry");
        assertThat(names()).hasSize(3);
        assertThat(text()).doesNotContain("does not answer");
    }

    @Test
    void saysWhenAThrottledDirectoryTakesCallsAgain() {
        directory.before = () -> {
            throw new DirectoryException.Throttled(Instant.now().plusSeconds(60), null);
        };
        open("admin/users", "");
        assertThat(text()).contains("has had too many calls and takes more from");
    }

    @Test
    void goesOnOnceTheDirectoryAllowsWhatItRefused() {
        directory.before = () -> {
            throw new DirectoryException.Denied("scope", null);
        };
        open("admin/users", "");
        assertThat(text()).contains("does not let this application do that");
        directory.before = () -> {};
        click("Retry");
        assertThat(names()).hasSize(3);
        assertThat(text()).doesNotContain("does not let this application do that");
    }

    @Test
    void keepsTheSelectionWhileSomebodySearches() {
        open("admin/users", "");
        assertThat(find(SelectionBar.class).all()).isEmpty();
        mark(1);
        assertThat(text()).contains("1 selected");
        test(search()).setValue("eve");
        waitForDirectory();
        assertThat(text()).contains("1 selected");
        click("Clear selection");
        assertThat(find(SelectionBar.class).all()).isEmpty();
    }

    @Test
    void selectsEveryoneWhoMatchesPageByPage() {
        IntStream.range(0, 450).forEach(i -> directory.user("v%03d".formatted(i), "V", "N" + i, UserStatus.ACTIVE));
        open("admin/users", "q=v");
        mark(0);
        directory.calls.clear();
        click("Select everyone who matches (up to 10,000)");
        assertThat(text()).contains("450 selected", "Everyone who matches is selected.");
        assertThat(directory.calls).containsExactly("search users v", "search users v", "search users v");
        test(search()).setValue("eve");
        waitForDirectory();
        assertThat(text()).contains("450 selected").doesNotContain("Everyone who matches is selected.");
    }

    @Test
    void stopsSelectingWhenAskedTo() {
        IntStream.range(0, 450).forEach(i -> directory.user("v%03d".formatted(i), "V", "N" + i, UserStatus.ACTIVE));
        open("admin/users", "q=v");
        mark(0);
        var held = directory.hold();
        test(find(NativeButton.class)
                        .withText("Select everyone who matches (up to 10,000)")
                        .single())
                .click();
        assertThat(text()).contains("Selecting everyone who matches: 1 so far");
        test(find(NativeButton.class).withText("Stop selecting").single()).click();
        held.countDown();
        waitForDirectory();
        assertThat(text()).contains("1 selected", "Stopped.");
    }

    @Test
    void goesOnSelectingAfterAFailure() {
        IntStream.range(0, 450).forEach(i -> directory.user("v%03d".formatted(i), "V", "N" + i, UserStatus.ACTIVE));
        open("admin/users", "q=v");
        mark(0);
        directory.calls.clear();
        directory.before = () -> {
            if (directory.calls.size() == 2) {
                throw new DirectoryException.Throttled(Instant.now().plusSeconds(60), null);
            }
        };
        click("Select everyone who matches (up to 10,000)");
        assertThat(text()).contains("200 selected", "has had too many calls");
        click("Retry");
        assertThat(text()).contains("450 selected", "Everyone who matches is selected.");
    }

    @Test
    void findsPeopleByTheirFullName() {
        open("admin/users", "q=adams,+eve");
        assertThat(names()).containsExactly("Eve Adams");
    }

    @Test
    void showsNamesAsTextWhateverTheyHold() {
        directory.user("w1", "<img src=x>", "y".repeat(10_000), UserStatus.ACTIVE);
        open("admin/users", "q=<img");
        String name = test(grid()).getLitRendererPropertyValue(0, PERSON, "name", String.class);
        assertThat(name).startsWith("<img src=x> yyy").hasSize(201);
    }

    private void mark(int row) {
        var marked = JsonNodeFactory.instance.arrayNode().add(true);
        test(grid()).invokeLitRendererFunction(row, SELECT, "mark", marked);
        waitForDirectory();
    }

    private void waitIfAskedFor(String text, CountDownLatch late) {
        if (directory.calls.getLast().equals("search users " + text)) {
            try {
                late.await();
            } catch (InterruptedException cancelled) {
                throw new DirectoryException.Unavailable("cancelled", cancelled);
            }
        }
    }

    private List<String> names() {
        return IntStream.range(0, test(grid()).size())
                .mapToObj(row -> test(grid()).getRow(row).name())
                .toList();
    }

    @SuppressWarnings("unchecked") // the only grid of the page
    private Grid<User> grid() {
        return find(Grid.class).single();
    }

    private Input search() {
        return find(Input.class).withAttribute("type", "search").single();
    }
}
