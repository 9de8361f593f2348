package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class LogInIT {

    @Test
    void comesBackToThePageAskedForQueryIncluded(Visitor visitor) {
        visitor.open("/protected?tab=2&q=a%20b");
        assertThat(visitor.page.url()).startsWith(visitor.identityServer);

        visitor.fillIn("bob@example.com", "gatehouse");

        visitor.page.waitForURL(visitor.home + "/protected?tab=2&q=a%20b");
        assertThat(visitor.heading("Protected message")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("This is a protected message.");
    }

    @Test
    void tellsAWrongPasswordAndLetsTheRightOneIn(Visitor visitor) {
        visitor.open("/login");
        visitor.fillIn("eve@example.com", "portcullis");
        assertThat(visitor.page.getByRole(AriaRole.ALERT)).isVisible();
        visitor.expectConsoleErrors();

        visitor.fillIn("eve@example.com", "gatehouse");

        visitor.page.waitForURL(visitor.home + "/dashboard");
    }

    @Test
    void showsTheProfileWithClaimsAndDirectory(Visitor visitor) {
        visitor.logInAs("bob@example.com");

        visitor.menuEntry("Profile").click();

        assertThat(visitor.heading("Claims")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("bob@example.com");
        assertThat(visitor.page.locator("main")).containsText("StatusActive");
    }

    @Test
    void hasNoEntriesOfTheSignedInForAVisitor(Visitor visitor) {
        visitor.open("/");

        assertThat(visitor.menuEntry("Public")).isVisible();
        assertThat(visitor.menuEntry("Dashboard")).hasCount(0);
        assertThat(visitor.menuEntry("Admin")).hasCount(0);
    }

    @Test
    void showsTheNewPersonInATabThatWasOpenBefore(Visitor visitor) {
        Page openBefore = visitor.context.newPage();
        openBefore.navigate("/");
        Locator publicPage = openBefore.locator("vaadin-side-nav-item", new Page.LocatorOptions().setHasText("Public"));
        assertThat(publicPage).isVisible();
        visitor.logInAs("bob@example.com");

        publicPage.click();

        assertThat(openBefore.locator(".user")).containsText("Bob");
        assertThat(openBefore).hasURL(visitor.home + "/public");
    }
}
