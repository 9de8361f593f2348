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

/** An administrator changes who may open a page, while somebody has it open in another browser. */
@ExtendWith(InBrowser.class)
class PageRulesIT {

    private Visitor bob;

    @BeforeEach
    void open(Visitor visitor) {
        bob = visitor.onAnotherDevice(People.PHONE);
        bob.logInAs("bob@example.com");
        bob.open("/protected");
        assertThat(bob.heading("Protected message")).isVisible();
        bob.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
        visitor.logInAs("ada@example.com");
    }

    @AfterEach
    void goBack(Visitor visitor) {
        visitor.open("/admin/pages/rule?page=protected");
        assertThat(visitor.heading("Protected")).isVisible();
        if (visitor.button("Reset to what the code says").isVisible()) {
            reset(visitor);
        }
    }

    @Test
    void closesAnOpenPageAndBringsItBack(Visitor visitor) {
        visitor.menuEntry("Pages").click();
        assertThat(visitor.heading("Pages")).isVisible();
        visitor.takePicture("pages");
        visitor.page
                .locator("vaadin-grid")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Protected").setExact(true))
                .click();
        assertThat(visitor.heading("Protected")).isVisible();
        keepForAdministrators(visitor);

        assertThat(bob.heading("This page is not open to you")).isVisible();
        assertThat(bob.page.locator(".notice").first()).hasText("An administrator has changed who may open this page.");
        assertThat(bob.menuEntry("Protected")).hasCount(0);
        bob.takePicture("page-closed-by-administrator");

        reset(visitor);
        assertThat(bob.heading("Protected message")).isVisible();
        assertThat(bob.menuEntry("Protected")).hasCount(1);
        bob.expectConsoleErrors(); // the document's status was 403
    }

    @Test
    void handsOutWhatWasTyped(Visitor visitor) {
        bob.page.evaluate("""
                () => {
                  const form = document.createElement('div');
                  form.setAttribute('data-unsaved-guard', '');
                  const text = document.createElement('textarea');
                  text.setAttribute('aria-label', 'Notes');
                  form.append(text);
                  document.querySelector('main > *').prepend(form);
                }""");
        bob.page.getByLabel("Notes").fill("precious");
        visitor.open("/admin/pages/rule?page=protected");
        keepForAdministrators(visitor);

        Locator cover = bob.page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(cover).containsText("An administrator has changed who may open it.");
        assertThat(cover.getByLabel("What you typed")).hasValue("Notes: precious");
        bob.button("Leave this page").click();
        assertThat(bob.heading("This page is not open to you")).isVisible();
        bob.expectConsoleErrors(); // the document's status is 403
    }

    @Test
    void opensAPageToAGroupByKeyboard(Visitor visitor) {
        visitor.open("/admin/pages/rule?page=protected");
        visitor.page.getByLabel("Open to").selectOption("GROUPS");
        Locator search = visitor.page.getByRole(AriaRole.SEARCHBOX);
        search.fill("Every");
        assertThat(visitor.page.locator(".picks button").first()).isVisible();
        search.press("ArrowDown");
        visitor.page.keyboard().press("Enter");
        assertThat(visitor.page.locator(".memberships")).containsText("Everyone");
        assertThat(visitor.page.locator(".effect")).containsText("can still open it");
        assertThat(new AxeBuilder(visitor.page).include("main").analyze().getViolations())
                .isEmpty();
        visitor.takePicture("page-rule");
        visitor.button("Save").press("Enter");
        assertThat(outcome(visitor, "Protected is open to members of Everyone from now on."))
                .isVisible();
        assertThat(bob.heading("Protected message")).isVisible();
    }

    private static void keepForAdministrators(Visitor visitor) {
        visitor.page.getByLabel("Open to").selectOption("ADMINISTRATORS");
        assertThat(visitor.page.locator(".effect")).containsText("1 person has it open now on this server");
        visitor.button("Save").click();
        assertThat(outcome(visitor, "Protected is open to administrators from now on."))
                .isVisible();
    }

    private static void reset(Visitor visitor) {
        visitor.button("Reset to what the code says").click();
        visitor.page.locator("dialog .danger").click();
        assertThat(outcome(visitor, "Protected is open to everyone who is logged in from now on."))
                .isVisible();
    }

    private static Locator outcome(Visitor visitor, String text) {
        return visitor.page.locator(".outcome", new Page.LocatorOptions().setHasText(text));
    }
}
