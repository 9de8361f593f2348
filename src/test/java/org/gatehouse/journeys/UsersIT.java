package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator looks after users, through Okta's SDK and the built-in identity server. */
@ExtendWith(InBrowser.class)
class UsersIT {

    @BeforeEach
    void logIn(Visitor visitor) {
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Users").click();
        assertThat(visitor.heading("Users")).isVisible();
    }

    @Test
    void findsSomebodyChangesAndSuspendsThem(Visitor visitor) {
        openEve(visitor);
        visitor.page.getByLabel("Job title").fill("Keeper");
        visitor.button("Save").click();
        assertThat(visitor.page.locator(".form .outcome")).containsText("Saved.");

        decide(visitor, "Suspend");
        assertThat(visitor.page.locator(".badge.out")).hasText("Suspended");
        decide(visitor, "End suspension");
        assertThat(visitor.page.locator(".badge.good")).hasText("Active");
        assertThat(visitor.page.locator(".history").last()).containsText("Suspend");
    }

    @Test
    void keepsSearchAndStatusInTheAddress(Visitor visitor) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("eve@");
        assertThat(person(visitor, "Eve Adams")).isVisible();
        visitor.page.locator("#status").selectOption("ACTIVE");
        assertThat(visitor.page).hasURL(visitor.home + "/admin/users?q=eve%40&status=ACTIVE");
        visitor.page.reload();
        assertThat(visitor.page.locator("#status")).hasValue("ACTIVE");
        assertThat(person(visitor, "Eve Adams")).isVisible();
    }

    @Test
    void remembersWhichColumnsSomebodyWants(Visitor visitor) {
        var email = visitor.page.locator("vaadin-grid-cell-content").getByText("E-mail");
        assertThat(email).isVisible();
        visitor.page.getByText("Columns").click();
        visitor.page.locator(".boxes").getByLabel("E-mail").uncheck();
        assertThat(email).isHidden();
        visitor.page.reload();
        assertThat(person(visitor, "Eve Adams")).isVisible();
        assertThat(email).isHidden();
    }

    @Test
    void opensTheUserWithTheKeyboardAlone(Visitor visitor) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("eve@");
        assertThat(person(visitor, "Bob")).hasCount(0);
        person(visitor, "Eve Adams").focus();
        visitor.page.keyboard().press("Enter");
        assertThat(visitor.heading("Eve Adams")).isVisible();
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        assertThat(person(visitor, "Eve Adams")).isVisible();
        assertFits(visitor);
        openEve(visitor);
        assertFits(visitor);
        visitor.open("/admin/users/new");
        assertThat(visitor.heading("New user")).isVisible();
        assertFits(visitor);
    }

    private static void openEve(Visitor visitor) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("eve@");
        assertThat(person(visitor, "Bob")).hasCount(0);
        person(visitor, "Eve Adams").click();
        assertThat(visitor.heading("Eve Adams")).isVisible();
    }

    private static void decide(Visitor visitor, String action) {
        visitor.button(action).click();
        visitor.page.locator("dialog .danger").click();
    }

    private static Locator person(Visitor visitor, String name) {
        return visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static void assertFits(Visitor visitor) {
        assertThat(visitor.page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
    }
}
