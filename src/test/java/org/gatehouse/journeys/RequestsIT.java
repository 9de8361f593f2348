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

/** Somebody asks for a page in one browser, an administrator decides in another. */
@ExtendWith(InBrowser.class)
class RequestsIT {

    private Visitor bob;

    @BeforeEach
    void logIn(Visitor visitor) {
        bob = visitor.onAnotherDevice(People.PHONE);
        bob.page.setViewportSize(390, 844);
        bob.logInAs("bob@example.com");
        visitor.logInAs("ada@example.com");
    }

    @AfterEach
    void makeHimAMemberAgain(Visitor visitor) {
        visitor.open("/admin/groups");
        visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Admins"))
                .click();
        assertThat(visitor.button("Remove Ada Lovelace")).isVisible();
        if (visitor.button("Remove Bob Builder").isVisible()) {
            visitor.button("Remove Bob Builder").click();
            visitor.page.locator("dialog .danger").click();
            assertThat(visitor.button("Remove Bob Builder")).hasCount(0);
        }
    }

    @Test
    void opensThePageByItselfOnceTheRequestIsApproved(Visitor visitor) {
        bob.open("/admin/users");
        assertThat(bob.heading("This page is not open to you")).isVisible();
        bob.page.getByLabel("Why you need it").fill("For the fair\n<b>next week</b>");
        assertNothingWrong(bob);
        bob.takePicture("request-on-a-phone");
        bob.button("Request access").click();
        assertThat(bob.page.getByText("You have asked for access")).isVisible();
        bob.page.reload();
        assertThat(bob.page.getByText("You have asked for access")).isVisible();
        assertThat(bob.button("Request access")).hasCount(0);
        bob.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");

        visitor.open("/admin/requests");
        assertThat(visitor.menuEntry("Requests").locator(".badge")).hasText("1");
        assertNothingWrong(visitor);
        visitor.takePicture("requests");
        visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob Builder"))
                .first()
                .click();
        assertThat(visitor.page.locator(".said").first()).containsText("<b>next week</b>");
        assertThat(visitor.button("Approve")).isVisible();
        assertNothingWrong(visitor);
        visitor.takePicture("request");
        visitor.button("Approve").click();
        assertThat(visitor.page.locator("dialog")).containsText("becomes an administrator");
        visitor.page.locator("dialog .danger").click();
        assertThat(visitor.page.locator(".outcome")).containsText("Bob Builder is in Admins now");

        assertThat(bob.heading("Users")).isVisible();
        assertThat(bob.page).hasURL(bob.home + "/admin/users");
        bob.takePicture("request-opened");
        bob.expectConsoleErrors(); // the document's status was 403
    }

    @Test
    void tellsTheWordsWithWhichItWasDeclined(Visitor visitor) {
        bob.open("/admin/groups");
        bob.button("Request access").click();
        assertThat(bob.page.getByText("You have asked for access")).isVisible();

        visitor.open("/admin/requests?state=waiting");
        visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob Builder"))
                .first()
                .click();
        visitor.page.getByLabel("Words for the person").fill("Ask Grace first.");
        visitor.button("Decline").click();
        assertThat(visitor.page.locator(".outcome")).containsText("Declined.");

        bob.page.reload();
        assertThat(bob.page.locator(".said")).containsText("Ask Grace first.");
        assertThat(bob.page.getByText("You can ask again from")).isVisible();
        assertNothingWrong(bob);
        bob.takePicture("request-declined");
        bob.open("/profile");
        assertThat(bob.page.getByText("What you have asked for:")).isVisible();
        assertThat(bob.page.getByText("What you may open, and why")).isVisible();
        assertNothingWrong(bob);
        bob.takePicture("profile-pages");
        bob.expectConsoleErrors(); // the document's status was 403
    }

    @Test
    void showsAnAdministratorWhatOthersMayOpen(Visitor visitor) {
        visitor.open("/admin/preview?as=group:Everyone");
        assertThat(visitor.page.locator(".preview-banner")).containsText("Preview: what members of Everyone");
        assertThat(visitor.page.locator(".preview-menu")).not().containsText("Users");
        assertThat(visitor.page.locator(".preview-menu a")).hasCount(0);
        assertNothingWrong(visitor);
        visitor.takePicture("preview");
        visitor.page.setViewportSize(390, 844);
        assertNothingWrong(visitor);
        visitor.takePicture("preview-on-a-phone");
        visitor.page.setViewportSize(1280, 800);
        visitor.page.getByText("Stop preview").click();
        assertThat(visitor.page.locator(".preview-banner")).hasCount(0);

        visitor.open("/admin/users?q=bob");
        visitor.page.locator("vaadin-grid").getByText("Bob Builder").click();
        assertThat(visitor.heading("Last changes")).isVisible(); // until then the page still grows
        visitor.page.getByText("What may they open, and why?").click();
        visitor.page.locator("#why-page").selectOption("admin/users");
        assertThat(visitor.page.getByText("Bob Builder may not open Users.")).isVisible();
        assertThat(visitor.page.getByText("Claim “groups”").first()).isVisible();
        assertNothingWrong(visitor);
        visitor.takePicture("why");
        visitor.page.setViewportSize(390, 844);
        assertNothingWrong(visitor);
        visitor.takePicture("why-on-a-phone");
        visitor.page.setViewportSize(1280, 800);
    }

    /** Nothing sticks out to the right, and everyone can use it. */
    private static void assertNothingWrong(Visitor visitor) {
        visitor.requireNoSidewaysScrolling();
        for (var scheme : com.microsoft.playwright.options.ColorScheme.values()) {
            if (scheme == com.microsoft.playwright.options.ColorScheme.NO_PREFERENCE) {
                continue;
            }
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(visitor.page).include("main").analyze().getViolations())
                    .as(scheme.name())
                    .isEmpty();
        }
        visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(null));
    }
}
