package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator looks after people, through Okta's SDK and the built-in identity server. */
@ExtendWith(InBrowser.class)
class UsersIT {

    @BeforeEach
    void logIn(Visitor visitor) {
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Users").click();
        assertThat(visitor.heading("Users")).isVisible();
    }

    @Test
    void goesThroughTheLifeOfAnAccount(Visitor visitor) {
        create(visitor, "nina@example.com");
        Visitor nina = visitor.onAnotherDevice(People.PHONE);
        choosePassword(nina, visitor.page.locator("code.link").textContent());
        nina.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");

        answer(visitor, "Suspend", "Nina Neumann has been suspended and logged out.");
        assertThat(nina.page.getByRole(AriaRole.ALERTDIALOG)).isVisible();
        answer(visitor, "End suspension", "Nina Neumann can log in again.");
        answer(visitor, "Deactivate", "Nina Neumann has been deactivated and logged out.");
        visitor.button("Delete").click();
        assertThat(dangerous(visitor)).isDisabled();
        visitor.page.locator("dialog input").fill("nina@example.com");
        dangerous(visitor).click();
        assertThat(visitor.page.getByText("Nina Neumann has been deleted.")).isVisible();
    }

    @Test
    void findsPeopleAsSomebodyTypes(Visitor visitor) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).pressSequentially("eve");
        assertThat(row(visitor, "Eve Adams")).isVisible();
        assertThat(row(visitor, "Ada Lovelace")).hasCount(0);
        assertThat(visitor.page).hasURL(visitor.home + "/admin/users?q=eve");

        visitor.page.reload();

        assertThat(row(visitor, "Eve Adams")).isVisible();
        assertThat(row(visitor, "Ada Lovelace")).hasCount(0);
    }

    @Test
    void takesHtmlInAProfileForText(Visitor visitor) {
        row(visitor, "Eve Adams").click();
        field(visitor, "Department").fill("Research <b>&</b> <img src=x onerror=alert(1)>");
        save(visitor);
        assertThat(visitor.page.locator(".values").first())
                .containsText("→ Research <b>&</b> <img src=x onerror=alert(1)>");

        visitor.page.reload();

        assertThat(field(visitor, "Department")).hasValue("Research <b>&</b> <img src=x onerror=alert(1)>");
        assertThat(visitor.page.locator("main img")).hasCount(0);
    }

    @Test
    void losesNothingWhenSomebodyElseWasFaster(Visitor visitor) {
        row(visitor, "Eve Adams").click();
        field(visitor, "City").fill("Ulm");
        field(visitor, "Job title").fill("Pilot");
        changeElsewhere(visitor);

        visitor.button("Save").click();

        assertThat(visitor.page.getByText("Somebody else has changed this meanwhile."))
                .isVisible();
        assertThat(visitor.page.getByText("It is now: Captain")).isVisible();
        assertThat(field(visitor, "Job title")).hasValue("Pilot");
        assertThat(field(visitor, "City")).hasValue("Ulm");
        assertThat(field(visitor, "Division")).hasValue("Airships");
        save(visitor);
        visitor.page.reload();
        assertThat(field(visitor, "Job title")).hasValue("Pilot");
        assertThat(field(visitor, "Division")).hasValue("Airships");
    }

    @Test
    void joinsAndLeavesAGroup(Visitor visitor) {
        makeGroup(visitor, "Readers");
        visitor.menuEntry("Users").click();
        row(visitor, "Eve Adams").click();
        assertThat(visitor.heading("Eve Adams")).isVisible();
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("read");
        visitor.page.locator(".picks button").first().click();
        assertOutcome(visitor, "Eve Adams is in Readers.");

        visitor.button("Remove from Readers").click();
        dangerous(visitor).click();

        assertOutcome(visitor, "Eve Adams is no longer in Readers.");
        assertThat(visitor.button("Remove from Readers")).hasCount(0);
    }

    @Test
    void remembersWhichColumnsAreShown(Visitor visitor) {
        assertThat(header(visitor, "E-mail")).isVisible();
        visitor.page
                .getByText("Columns", new Page.GetByTextOptions().setExact(true))
                .click();
        field(visitor, "E-mail").uncheck();
        assertThat(header(visitor, "E-mail")).hasCount(0);

        visitor.page.reload();

        assertThat(header(visitor, "Status")).isVisible();
        assertThat(header(visitor, "E-mail")).hasCount(0);
    }

    @Test
    void offersNobodyToTakeTheirOwnAccess(Visitor visitor) {
        row(visitor, "Ada Lovelace").click();
        assertThat(visitor.page.getByText("This is your own account.")).isVisible();
        assertThat(visitor.button("Suspend")).hasCount(0);
        assertThat(visitor.button("Deactivate")).hasCount(0);
        assertThat(visitor.button("Remove from Admins")).hasCount(0);
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        assertThat(row(visitor, "Bob Builder")).isVisible();
        visitor.requireNoSidewaysScrolling();
        row(visitor, "Bob Builder").click();
        assertThat(visitor.button("Save")).isVisible();
        visitor.requireNoSidewaysScrolling();
        visitor.open("/admin/users/new");
        assertThat(visitor.button("Create user")).isVisible();
        visitor.requireNoSidewaysScrolling();
    }

    private static void create(Visitor visitor, String login) {
        visitor.page.getByText("New user").click();
        field(visitor, "Login").fill(login);
        field(visitor, "E-mail").fill(login);
        field(visitor, "First name").fill("Nina");
        field(visitor, "Last name").fill("Neumann");
        field(visitor, "First log-in").selectOption("LINK");
        visitor.button("Create user").click();
        assertOutcome(visitor, "Nina Neumann has been created.");
    }

    private static void choosePassword(Visitor visitor, String link) {
        visitor.page.navigate(link);
        visitor.page.getByLabel("New password").fill("seven quiet lanterns");
        visitor.button("Save password").click();
        visitor.open("/login");
        visitor.fillIn("nina@example.com", "seven quiet lanterns");
        visitor.page.waitForURL("**/dashboard");
    }

    private static void changeElsewhere(Visitor visitor) {
        Visitor other = visitor.onAnotherDevice(People.PHONE);
        other.logInAs("ada@example.com");
        other.open("/admin/users?q=eve");
        row(other, "Eve Adams").click();
        field(other, "Job title").fill("Captain");
        field(other, "Division").fill("Airships");
        save(other);
    }

    private static void makeGroup(Visitor visitor, String name) {
        visitor.open("/admin/groups");
        visitor.button("New group").click();
        field(visitor, "Name").fill(name);
        visitor.button("Create group").click();
        assertThat(visitor.page.getByText("Open it")).isVisible();
    }

    private static void answer(Visitor visitor, String action, String outcome) {
        visitor.page.reload();
        visitor.button(action).click();
        dangerous(visitor).click();
        assertOutcome(visitor, outcome);
    }

    private static void save(Visitor visitor) {
        visitor.button("Save").click();
        assertOutcome(visitor, "Saved.");
    }

    private static Locator dangerous(Visitor visitor) {
        return visitor.page.locator("dialog .danger");
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void assertOutcome(Visitor visitor, String text) {
        assertThat(visitor.page.locator(".outcome", new Page.LocatorOptions().setHasText(text)))
                .isVisible();
    }

    private static Locator row(Visitor visitor, String name) {
        return visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator header(Visitor visitor, String name) {
        return visitor.page
                .locator("vaadin-grid-cell-content")
                .getByText(name, new Locator.GetByTextOptions().setExact(true));
    }
}
