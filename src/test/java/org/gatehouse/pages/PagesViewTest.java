package org.gatehouse.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator in front of the pages about pages. */
@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class PagesViewTest extends SpringBrowserlessTest {

    private static final PageRule STAFF = new PageRule(Audience.GROUPS, Set.of("Staff"));

    /** Leaves the administrator's own menu as it is, so that their tab is not loaded anew. */
    private static final PageRule STAFF_AND_ADMINISTRATORS = new PageRule(Audience.GROUPS, Set.of("Staff", "Admins"));

    @Autowired
    private TestDirectory directory;

    @Autowired
    private PageAdministration administration;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.group("g2", "Staff", GroupKind.EDITABLE);
        directory.group("g3", "<b>Night</b>", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g2");
        directory.user("u3", "Eve", "Adams", UserStatus.ACTIVE, "g2", "g3");
        directory.user("u4", "Joe", "Gone", UserStatus.SUSPENDED, "g2");
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void goBack() {
        People.actsAs(sessions, People.signedIn(), Instant.now());
        administration.all().stream()
                .filter(page -> page.overriding() != null)
                .forEach(page -> administration.decide(page, null));
        db.sql("DELETE FROM sessions").update();
        directory.clear();
    }

    @Test
    void listsEveryPageWithWhoItIsOpenTo() {
        open("admin/pages", "");
        assertThat(row("/protected")).contains("Protected", "Everyone who is logged in");
        assertThat(row("/setup")).contains("Everyone, but only from this machine");
        assertThat(row("/admin/pages")).contains("Pages", "Administrators");
        assertThat(text()).contains(administration.all().size() + " pages");
    }

    @Test
    void marksWhatIsChanged() {
        administration.decide(page("protected"), STAFF_AND_ADMINISTRATORS);
        open("admin/pages", "");
        assertThat(row("/protected")).contains("Members of Admins or Staff", "changed");
        assertThat(row("/public")).doesNotContain("changed");
    }

    @Test
    void tellsOfGroupsThatTheDirectoryDoesNotHave() {
        administration.decide(page("protected"), new PageRule(Audience.GROUPS, Set.of("Admins", "Sales")));
        open("admin/pages", "");
        assertThat(row("/protected")).contains("Not in the directory: Sales").doesNotContain("Admins,");
        open("admin/pages/rule", "page=protected");
        assertThat(text()).contains("The directory has no group Sales, so nobody can be added to it here.");

        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/pages", "");
        assertThat(row("/protected")).doesNotContain("Not in the directory");
        open("admin/pages/rule", "page=protected");
        assertThat(text()).doesNotContain("The directory has no group");
        directory.before = () -> {};
    }

    @Test
    void findsPagesByNamePathAndGroup() {
        administration.decide(page("protected"), STAFF_AND_ADMINISTRATORS);
        open("admin/pages", "");
        search("staff");
        assertThat(text()).contains("1 page");
        search("<i>none</i>");
        assertThat(text()).contains("No page has “<i>none</i>”");
        click("Show all pages");
        assertThat(text()).contains(administration.all().size() + " pages");
    }

    @Test
    void showsTheEffectBeforeItIsSaved() {
        administration.decide(page("protected"), STAFF_AND_ADMINISTRATORS);
        open("admin/pages/rule", "page=protected");
        assertThat(text()).contains("Nothing changes.");

        remove("Staff");
        assertThat(text()).contains("2 people lose it.", "Nobody gains it.");
        assertThat(page("protected").inForce().groups()).contains("Staff");
    }

    @Test
    void opensAPageToAGroupOfTheDirectory() {
        open("admin/pages/rule", "page=protected");
        choose(Audience.GROUPS);
        assertThat(text()).contains("Choose a group,").doesNotContain("Nothing changes.");
        click("Save");
        assertThat(text()).contains("Choose at least one group.");
        pick("Sta");
        assertThat(text())
                .contains(
                        "Whoever is not among the members of Staff loses this page.",
                        "Only 2 people can still open it.");
        click("Save");
        assertThat(text()).contains("Protected is open to members of Staff from now on.");
        assertThat(page("protected").inForce()).isEqualTo(STAFF);
    }

    @Test
    void saysThatNobodyIsInAGroup() {
        directory.group("g4", "Empty", GroupKind.EDITABLE);
        open("admin/pages/rule", "page=protected");
        choose(Audience.GROUPS);
        pick("Empty");
        assertThat(text()).contains("members of Empty loses this page. Nobody is, so nobody can open it.");
    }

    @Test
    void showsNamesOfGroupsAsText() {
        open("admin/pages/rule", "page=protected");
        choose(Audience.GROUPS);
        pick("<b>");
        click("Save");
        assertThat(text()).contains("members of <b>Night</b> from now on");
    }

    @Test
    void asksForAProofAndComesBackWithWhatWasChosen() {
        actWithoutProof();
        open("admin/pages/rule", "page=protected");
        choose(Audience.ADMINISTRATORS);
        click("Save");

        Question question = find(Question.class).single();
        assertThat(question.getElement().getTextRecursively()).contains("To change who may open Protected");
        assertThat(find(Anchor.class, question).single().getHref())
                .contains("continue=%2Fadmin%2Fpages%2Frule%3Faudience%3DADMINISTRATORS%26page%3Dprotected");
        assertThat(page("protected").isChanged()).isFalse();

        People.actsAs(sessions, People.signedIn(), Instant.now());
        open("admin/pages/rule", "page=protected&audience=GROUPS&group=Staff&group=Admins");
        assertThat(text()).contains("Look at what you chose once more", "Only 3 people can still open it.");
        click("Save");
        assertThat(page("protected").inForce().groups()).containsExactlyInAnyOrder("Staff", "Admins");
    }

    @Test
    void takesNonsenseInTheAddressForNothing() {
        open("admin/pages/rule", "page=protected&audience=MOON&group=x");
        assertThat(find(Choice.class).single().value()).isEqualTo("SIGNED_IN");
        open("admin/pages/rule", "page=protected&audience=EVERYONE");
        click("Save");
        assertThat(page("protected").isChanged()).isFalse();
        open("admin/pages/rule", "page=../../etc");
        assertThat(text()).contains("There is no such page.");
        open("admin/pages/rule", "");
        assertThat(text()).contains("There is no such page.");
    }

    @Test
    void goesBackToWhatTheCodeSaysAfterAQuestion() {
        administration.decide(page("protected"), STAFF_AND_ADMINISTRATORS);
        open("admin/pages/rule", "page=protected");
        click("Reset to what the code says");
        assertThat(find(Question.class).single().getElement().getTextRecursively())
                .contains("open to everyone who is logged in", "no longer to members of Admins or Staff");
        click("Reset");
        assertThat(text()).contains("Protected is open to everyone who is logged in from now on.");
        assertThat(page("protected").isChanged()).isFalse();
    }

    @Test
    void showsBothVersionsWhenAnotherAdministratorWasFaster() {
        open("admin/pages/rule", "page=protected");
        administration.decide(page("protected"), STAFF);
        choose(Audience.ADMINISTRATORS);
        click("Save");
        assertThat(text())
                .contains(
                        "Nothing was saved: Ada Tester has changed this page",
                        "open to members of Staff now",
                        "You wanted it to be open to administrators");
        assertThat(page("protected").inForce()).isEqualTo(STAFF);

        click("Save");
        assertThat(page("protected").inForce().audience()).isEqualTo(Audience.ADMINISTRATORS);
    }

    @Test
    void offersNoChangeOfAdministrationItself() {
        open("admin/pages/rule", "page=admin%2Fpages");
        assertThat(find(H1.class).single().getText()).isEqualTo("Pages");
        assertThat(text()).contains("Administration is always open to administrators");
        assertThat(find(Choice.class).all()).isEmpty();
    }

    @Test
    void saysWhenNobodyCouldCount() {
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/pages/rule", "page=protected");
        choose(Audience.ADMINISTRATORS);
        assertThat(text()).contains("loses this page.", "They could not be counted");
        directory.before = () -> {};
    }

    private PageEntry page(String route) {
        return administration.find(route).orElseThrow();
    }

    private String row(String path) {
        var grid = test(find(PageGrid.class).single());
        int row = IntStream.range(0, grid.size())
                .filter(i -> grid.getRow(i).path().equals(path))
                .findFirst()
                .orElseThrow();
        String changed = grid.getLitRendererPropertyValue(row, 1, "changed", Boolean.class) ? " changed" : "";
        return grid.getLitRendererPropertyValue(row, 0, "title", String.class) + " "
                + grid.getLitRendererPropertyValue(row, 1, "who", String.class) + " "
                + grid.getLitRendererPropertyValue(row, 1, "missing", String.class) + changed;
    }

    private void actWithoutProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }

    private void choose(Audience audience) {
        find(Choice.class).single().value(audience.name());
        var select = find(Choice.Select.class).single();
        ComponentUtil.fireEvent(select, new ComponentValueChangeEvent<>(select, select, "", true));
        waitForDirectory();
    }

    private void pick(String text) {
        test(find(Input.class).single()).setValue(text);
        waitForDirectory();
        test(find(NativeButton.class).all().stream()
                        .filter(button ->
                                button.getElement().getTextRecursively().startsWith(text))
                        .findFirst()
                        .orElseThrow())
                .click();
        waitForDirectory();
    }

    private void remove(String group) {
        test(find(NativeButton.class).all().stream()
                        .filter(button -> ("Not open to " + group)
                                .equals(button.getElement().getAttribute("aria-label")))
                        .findFirst()
                        .orElseThrow())
                .click();
        waitForDirectory();
    }

    private void search(String text) {
        test(find(Input.class).single()).setValue(text);
    }

    private void open(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        waitForDirectory();
    }

    private void waitForDirectory() {
        Instant end = Instant.now().plusSeconds(30);
        do {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
            roundTrip();
        } while (find(Loading.class).all().stream()
                        .anyMatch(place -> place.getElement().hasAttribute("aria-busy"))
                && Instant.now().isBefore(end));
    }

    private void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
        waitForDirectory();
    }

    private String text() {
        return find(Page.class).single().getElement().getTextRecursively();
    }
}
