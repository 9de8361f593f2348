package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator watches what happens, narrows it down, takes it with them and verifies it. */
@ExtendWith(InBrowser.class)
class AuditIT {

    @BeforeEach
    void logIn(Visitor visitor) {
        visitor.logInAs("ada@example.com");
        visitor.menuEntry("Audit").click();
        assertThat(visitor.heading("Audit")).isVisible();
        assertThat(rows(visitor).getByText("Log in").first()).isVisible();
    }

    @Test
    void seesWhatSomebodyElseDoesAsItHappens(Visitor visitor) {
        Visitor eve = visitor.onAnotherDevice(People.PHONE);
        eve.open("/login/oauth2/code/builtin?state=forged&code=forged");
        assertThat(rows(visitor).getByText("Not signed in").first()).isVisible();
        eve.logInAs("eve@example.com");
        assertThat(rows(visitor).getByText("Eve Adams").first()).isVisible();
        eve.expectConsoleErrors();
        eve.open("/admin/users");
        assertThat(rows(visitor).getByText("/admin/users").first()).isVisible();
        assertThat(shown(rows(visitor).getByText("Refused")).first()).isVisible();
    }

    @Test
    void canBePausedAndGoesOn(Visitor visitor) {
        visitor.button("Pause").click();
        assertThat(visitor.page.locator(".live")).containsText("Paused");
        String before = visitor.page.locator(".tools [role=status]").first().textContent();
        visitor.onAnotherDevice(People.FIREFOX).logInAs("bob@example.com");
        visitor.page.waitForTimeout(2_500);
        assertThat(visitor.page.locator(".tools [role=status]").first()).hasText(before);

        visitor.button("Go live").click();

        assertThat(visitor.page.locator(".tools [role=status]").first()).not().hasText(before);
    }

    @Test
    void keepsFiltersInTheAddressAndGoesBack(Visitor visitor) {
        visitor.page.getByLabel("Outcome").selectOption("Done");
        assertThat(visitor.page).hasURL(visitor.home + "/admin/audit?outcome=DONE");
        visitor.page.getByLabel("Action").selectOption("Log in");
        assertThat(visitor.page).hasURL(visitor.home + "/admin/audit?action=session.begin&outcome=DONE");
        visitor.page.getByLabel("Filter by person").fill("ada");
        assertThat(visitor.page).hasURL(Pattern.compile(".*[?]person=ada&action=session.begin&outcome=DONE"));

        visitor.page.reload();
        assertThat(visitor.page.getByLabel("Action")).hasValue("session.begin");
        assertThat(rows(visitor).getByText("Ada").first()).isVisible();

        visitor.page.goBack();
        assertThat(visitor.page).hasURL(visitor.home + "/admin/audit?outcome=DONE");
        assertThat(visitor.page.getByLabel("Action")).hasValue("");
    }

    @Test
    void opensAnEntryWithAllThatIsKnown(Visitor visitor) {
        rows(visitor).getByText("Log in").first().click();
        assertThat(visitor.heading("Log in")).isVisible();
        assertThat(visitor.page.locator(".facts").first()).containsText("session.begin");
        assertThat(visitor.page.locator(".differences")).containsText("builtin");
        visitor.page.getByText("All entries by this person").click();
        assertThat(visitor.page).hasURL(Pattern.compile(".*/admin/audit[?]person=.+"));
        assertThat(rows(visitor).getByText("Ada").first()).isVisible();
    }

    @Test
    void downloadsWhatItShows(Visitor visitor) throws IOException {
        visitor.page.getByLabel("Action").selectOption("Log in");
        assertThat(visitor.page).hasURL(Pattern.compile(".*action=session.begin"));
        Download csv = visitor.page.waitForDownload(
                () -> visitor.page.getByText("Export CSV").click());
        assertThat(Files.readString(csv.path())).contains("session.begin").doesNotContain("audit.export");
        Download json = visitor.page.waitForDownload(
                () -> visitor.page.getByText("Export JSON lines").click());
        assertThat(Files.readAllLines(json.path()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"number\":") && line.endsWith("}"));
    }

    @Test
    void verifiesTheTrail(Visitor visitor) {
        visitor.button("Verify").click();
        assertThat(visitor.page.locator(".verify")).containsText("Nothing was changed, added or taken out");
        assertThat(rows(visitor).getByText("Verify audit trail").first()).isVisible();
    }

    @Test
    void fitsOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        visitor.page.reload();
        assertThat(rows(visitor).getByText("Log in").first()).isVisible();
        visitor.requireNoSidewaysScrolling();
    }

    @Test
    void canBeUsedWithTheKeyboardAlone(Visitor visitor) {
        visitor.button("Pause").click();
        var keys = visitor.page.keyboard();
        visitor.page
                .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                .focus();
        for (int i = 0; i < 30 && !visitor.page.url().contains("/admin/audit/"); i++) {
            keys.press("Tab");
            boolean inGrid =
                    Boolean.TRUE.equals(visitor.page.evaluate("document.activeElement.tagName === 'VAADIN-GRID'"));
            if (inGrid) {
                keys.press("Tab"); // from the header into the rows
                keys.press("Enter");
                keys.press("Enter");
                visitor.page.waitForTimeout(500);
            }
        }
        assertThat(visitor.page).hasURL(Pattern.compile(".*/admin/audit/\\d+"));
    }

    /** Some words stand there twice: for a phone, and for all else. */
    private static Locator shown(Locator words) {
        return words.filter(new Locator.FilterOptions().setVisible(true));
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page.locator("vaadin-grid");
    }
}
