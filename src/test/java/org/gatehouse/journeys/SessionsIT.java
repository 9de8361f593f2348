package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator looks for somebody's sessions and ends them. */
@ExtendWith(InBrowser.class)
class SessionsIT {

    private Visitor eve;

    @BeforeEach
    void logIn(Visitor visitor) {
        eve = visitor.onAnotherDevice(People.PHONE);
        eve.logInAs("eve@example.com");
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Sessions").click();
        assertThat(visitor.heading("Sessions")).isVisible();
    }

    @Test
    void findsSomebodyAndLogsThemOut(Visitor visitor) {
        search(visitor, "eve@");
        logOutButton(visitor).click();
        dialogButton(visitor, "Log out").first().click(); // of all sessions, where other tests have left some

        assertThat(visitor.page.locator(".outcome")).containsText("and at the built-in identity server.");
        assertThat(visitor.page.getByText("No session matches “eve@”.")).isVisible();
    }

    /** Without the second part, single sign-on would let them straight back in. */
    @Test
    void makesThemProveWhoTheyAreAgain(Visitor visitor) {
        search(visitor, "eve@");
        logOutButton(visitor).click();
        dialogButton(visitor, "Log out").last().click();
        assertThat(visitor.page.locator(".outcome")).containsText("and at the built-in identity server.");

        eve.open("/login");

        assertThat(eve.page.getByLabel("Password")).isVisible();
    }

    @Test
    void keepsTheSearchInTheAddress(Visitor visitor) {
        search(visitor, "eve@");
        assertThat(visitor.page).hasURL(visitor.home + "/admin/sessions?q=eve%40");

        visitor.page.reload();

        assertThat(visitor.page.getByRole(AriaRole.SEARCHBOX)).hasValue("eve@");
        assertThat(visitor.page
                        .locator("vaadin-grid")
                        .getByText("eve@example.com")
                        .first())
                .isVisible();
    }

    @Test
    void canBeUsedWithTheKeyboardAlone(Visitor visitor) {
        search(visitor, "eve@");
        assertThat(logOutButton(visitor)).isVisible();
        var keys = visitor.page.keyboard();
        visitor.page.getByRole(AriaRole.SEARCHBOX).focus();
        keys.press("Tab"); // into the header
        keys.press("Tab"); // into the rows
        keys.press("End");
        keys.press("Enter");
        keys.press("Enter");
        assertThat(visitor.page.locator("dialog")).containsText("Log Eve Adams out?");
        assertThat(visitor.page.locator("dialog")).isVisible(); // it is in the document before it is shown

        keys.press("Escape");

        assertThat(visitor.page.locator("dialog")).hasCount(0);
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        search(visitor, "eve@");

        assertThat(visitor.page.getByText("Safari on iPhone").first()).isVisible();
        assertThat(logOutButton(visitor)).isInViewport();
        visitor.requireNoSidewaysScrolling();
    }

    @Test
    void opensTheQuestionAgainForWhoeverComesBack(Visitor visitor) {
        visitor.open("/admin/sessions?q=eve%40&end=unknown");
        assertThat(visitor.page.getByText("That session has ended already.")).isVisible();
        assertThat(visitor.page).hasURL(visitor.home + "/admin/sessions?q=eve%40");
    }

    private static void search(Visitor visitor, String text) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill(text);
        assertThat(visitor.page.locator(".tools")).containsText("found");
    }

    private static Locator logOutButton(Visitor visitor) {
        return visitor.page
                .locator("vaadin-grid")
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log out Eve Adams, Safari on iPhone"))
                .first();
    }

    private static Locator dialogButton(Visitor visitor, String text) {
        return visitor.page.locator("dialog").locator("button", new Locator.LocatorOptions().setHasText(text));
    }
}
