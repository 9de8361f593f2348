package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is open follows a person's groups, on pages that nobody touches. */
@ExtendWith(InBrowser.class)
class ChangedGroupsIT {

    private Visitor bob;

    @BeforeEach
    void makeBobAnAdministrator(Visitor visitor) {
        bob = visitor.onAnotherDevice(People.PHONE);
        bob.logInAs("bob@example.com");
        bob.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Groups").click();
        visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Admins"))
                .click();
        assertThat(visitor.heading("Admins")).isVisible(); // or the list would be searched
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("bob@");
        visitor.page.locator(".picks button").first().click();
    }

    @AfterEach
    void makeHimAMemberAgain(Visitor visitor) {
        if (visitor.button("Remove Bob Builder").isVisible()) {
            remove(visitor);
        }
    }

    @Test
    void givesAnOpenPageItsNewMenu() {
        assertThat(bob.menuEntry("Users")).hasCount(1);
        assertThat(bob.page).hasURL(bob.home + "/dashboard");
    }

    @Test
    void takesAPageAwayAndSaysWhy(Visitor visitor) {
        open("/admin/users");
        remove(visitor);

        assertThat(bob.heading("This page is not open to you")).isVisible();
        assertThat(bob.page.locator(".notice")).hasText("You could open it before: you are not in Admins any more.");
        assertThat(bob.page.locator("vaadin-grid")).hasCount(0);
        assertThat(bob.menuEntry("Users")).hasCount(0);
        bob.takePicture("page-taken-away");
        bob.expectConsoleErrors(); // the document's status is 403
    }

    @Test
    void handsOutWhatWasTypedOnAPageThatIsTakenAway(Visitor visitor) {
        open("/admin/users/new");
        bob.page.getByLabel("First name").fill("Grace");
        bob.page.getByLabel("Last name").fill("Hopper");
        remove(visitor);

        Locator cover = bob.page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(cover).containsText("This page is not open to you any more");
        assertThat(cover.getByLabel("What you typed")).hasValue("First name: Grace\nLast name: Hopper");
        assertThat(bob.page.getByLabel("First name")).not().isVisible();
        assertThat(new AxeBuilder(bob.page).analyze().getViolations()).isEmpty();
        bob.takePicture("typed-on-a-page-taken-away");
        bob.button("Leave this page").click();
        assertThat(bob.heading("This page is not open to you")).isVisible();
        bob.expectConsoleErrors(); // the document's status is 403
    }

    @Test
    void disturbsNobodyWhoIsInTheMiddleOfSomethingTheyMayGoOnWith(Visitor visitor) {
        open("/profile");
        bob.page.evaluate("""
                () => {
                  const form = document.createElement('div');
                  form.setAttribute('data-unsaved-guard', '');
                  form.append(document.createElement('textarea'));
                  document.querySelector('main > *').prepend(form);
                }""");
        bob.page.locator("textarea").fill("precious");
        remove(visitor);

        assertThat(bob.page.locator(".session-warning")).containsText("Your groups have been changed");
        assertThat(bob.page.locator("textarea")).hasValue("precious");
        bob.button("Reload page").click();
        assertThat(bob.page.locator("textarea")).hasCount(0);
        assertThat(bob.menuEntry("Users")).hasCount(0);
    }

    /** Waits for the menu first, so that the page is not loaded anew under the test's hands. */
    private void open(String path) {
        assertThat(bob.menuEntry("Users")).hasCount(1);
        bob.open(path);
        assertThat(bob.page.locator("h1").first()).isVisible();
        bob.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
    }

    private static void remove(Visitor visitor) {
        visitor.button("Remove Bob Builder").click();
        visitor.page.locator("dialog .danger").click();
        assertThat(visitor.page.locator(".outcome", new Page.LocatorOptions().setHasText("no longer in this group")))
                .isVisible();
    }
}
