package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator looks after groups, through Okta's SDK and the built-in identity server. */
@ExtendWith(InBrowser.class)
class GroupsIT {

    @BeforeEach
    void logIn(Visitor visitor) {
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Groups").click();
        assertThat(visitor.heading("Groups")).isVisible();
    }

    @Test
    void goesThroughTheLifeOfAGroup(Visitor visitor) {
        make(visitor, "Night watch");
        add(visitor, "eve@", "Eve Adams");
        add(visitor, "bob@", "Bob");
        remove(visitor, "Eve Adams");
        rename(visitor, "Day watch");
        delete(visitor, "Day watch");
    }

    @Test
    void keepsTheSearchInTheAddress(Visitor visitor) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("adm");
        assertThat(row(visitor, "Admins")).isVisible();
        assertThat(row(visitor, "Everyone")).hasCount(0);
        assertThat(visitor.page).hasURL(visitor.home + "/admin/groups?q=adm");
        visitor.page.reload();
        assertThat(visitor.page.getByRole(AriaRole.SEARCHBOX)).hasValue("adm");
    }

    @Test
    void saysWhyTheLastAdministratorStays(Visitor visitor) {
        row(visitor, "Admins").click();
        assertThat(visitor.page.locator(".badge")).hasText("Members are administrators");
        visitor.page.locator("vaadin-grid").getByRole(AriaRole.BUTTON).first().click();
        visitor.page.locator("dialog .danger").click();
        assertOutcome(visitor, "You cannot take your own access.");
    }

    @Test
    void showsTheReasonWhereTheProviderDecides(Visitor visitor) {
        row(visitor, "Everyone").click();
        assertThat(visitor.page.getByText("keeps everyone in this group")).isVisible();
        assertThat(visitor.button("Save")).hasCount(0);
    }

    @Test
    void addsWithTheKeyboardAlone(Visitor visitor) {
        make(visitor, "Typists");
        var keys = visitor.page.keyboard();
        visitor.page.getByRole(AriaRole.SEARCHBOX).focus();
        keys.type("eve@");
        assertThat(visitor.page.locator(".picks button")).hasCount(1);
        keys.press("ArrowDown");
        keys.press("Enter");
        assertOutcome(visitor, "Eve Adams is in this group.");
        assertThat(visitor.page.getByRole(AriaRole.SEARCHBOX)).isFocused();
        delete(visitor, "Typists");
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        assertThat(row(visitor, "Admins")).isVisible();
        visitor.requireNoSidewaysScrolling();
        row(visitor, "Admins").click();
        assertThat(visitor.page.locator("vaadin-grid")).isVisible();
        visitor.requireNoSidewaysScrolling();
    }

    private static void make(Visitor visitor, String name) {
        visitor.button("New group").click();
        visitor.page.getByLabel("Name", exactly()).fill(name);
        visitor.button("Create group").click();
        visitor.page.getByText("Open it").click();
        assertThat(visitor.heading(name)).isVisible();
        assertThat(visitor.page.getByText("Nobody is in this group.")).isVisible();
    }

    private static void add(Visitor visitor, String text, String name) {
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill(text);
        visitor.page.locator(".picks button").first().click();
        assertOutcome(visitor, name);
        assertThat(row(visitor, name)).isVisible();
    }

    private static void remove(Visitor visitor, String name) {
        visitor.button("Remove " + name).click();
        visitor.page.locator("dialog .danger").click();
        assertOutcome(visitor, name + " is no longer in this group.");
        assertThat(row(visitor, name)).hasCount(0);
    }

    private static void rename(Visitor visitor, String name) {
        visitor.page.getByLabel("Name", exactly()).fill(name);
        visitor.button("Save").click();
        assertThat(visitor.heading(name)).isVisible();
        assertOutcome(visitor, "Saved.");
        assertThat(visitor.page.locator(".outcome").first()).isFocused();
    }

    private static void delete(Visitor visitor, String name) {
        visitor.button("Delete group").click();
        visitor.page.locator("dialog input").fill(name);
        visitor.page.locator("dialog .danger").click();
        assertThat(visitor.heading("Groups")).isVisible();
        assertThat(row(visitor, "Admins")).isVisible();
        assertThat(row(visitor, name)).hasCount(0);
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

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
