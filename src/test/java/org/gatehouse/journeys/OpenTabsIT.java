package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.gatehouse.testkit.Browsers;
import org.gatehouse.testkit.RunningGatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What open tabs show when their session ends, and before, on an instance with the shortest time-out there may be. */
class OpenTabsIT {

    private static final Locator.WaitForOptions A_MINUTE = new Locator.WaitForOptions().setTimeout(70_000);

    private static RunningGatehouse gatehouse;
    private static Playwright playwright;
    private static Browser browser;

    private Visitor ada;
    private Page other;

    @BeforeAll
    static void start() {
        gatehouse = RunningGatehouse.with("SESSION_IDLE_TIMEOUT=1m\nMAX_SESSIONS_PER_USER=1");
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        gatehouse.close();
    }

    @BeforeEach
    void openTwoTabs() {
        ada = new Visitor(browser, gatehouse);
        ada.logInAs("ada@example.com");
        other = ada.context.newPage();
        other.navigate("/profile?from=here");
        assertThat(other.locator("main")).containsText("ada@example.com");
        other.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
    }

    @AfterEach
    void look() {
        ada.requireNothingLeaked();
        ada.close();
    }

    @Test
    void coverWhatTheyShowWhenTheirPersonLogsOutElsewhere() {
        ada.logOut();

        assertThat(cover(other)).containsText("You logged out in another tab.");
        assertThat(other.locator("main").getByText("ada@example.com").first())
                .not()
                .isVisible();
        assertThat(again(other)).isFocused();
        assertThat(cover(ada.page)).hasCount(0);
        other.keyboard().press("Escape");
        assertThat(cover(other)).isVisible();
        ada.requireQuietConsole();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void showACoverThatEveryoneCanUse(ColorScheme scheme) {
        other.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        other.setViewportSize(390, 844);
        ada.logOut();
        assertThat(cover(other)).isVisible();

        assertThat(new AxeBuilder(other).analyze().getViolations()).isEmpty();
        Visitor.requireNoSidewaysScrolling(other);
    }

    @Test
    void leadBackToTheSamePage() {
        ada.logOut();
        again(other).click();
        fillIn(other);

        other.waitForURL("**/profile?from=here");
        assertThat(other.locator("main")).containsText("ada@example.com");
    }

    @Test
    void coverWhatTheyShowWhenAnotherDeviceTakesTheirPlace() {
        try (var phone = new Visitor(browser, gatehouse)) {
            phone.logInAs("ada@example.com");

            assertThat(cover(other)).containsText("the number of sessions is limited");
            assertThat(cover(ada.page)).containsText("the number of sessions is limited");
            assertThat(cover(phone.page)).hasCount(0);
        }
    }

    @Test
    void goOnWhenTheSamePersonLogsInAgainInTheSameBrowser() {
        ada.open("/login?continue=/dashboard");
        ada.page.waitForURL("**/dashboard");

        entry(other, "Protected").click();
        assertThat(heading(other, "Protected message")).isVisible();
        assertThat(cover(other)).hasCount(0);
    }

    @Test
    void coverWhatTheyShowWhenSomebodyElseLogsInInTheSameBrowser() {
        forgetTheIdentityServer();
        ada.open("/login");
        ada.fillIn("bob@example.com", "gatehouse");
        ada.page.waitForURL("**/dashboard");

        assertThat(cover(other)).containsText("Somebody else logged in in this browser.");
        assertThat(other.locator("main").getByText("ada@example.com").first())
                .not()
                .isVisible();
        assertThat(cover(ada.page)).hasCount(0);
    }

    @Test
    void leaveAPageThatMissedTheEndAtTheNextClick() {
        // As if the network had failed at that moment: nothing tells this page anything.
        other.route(Pattern.compile(".*/VAADIN/build/watch.*"), route -> route.abort());
        other.reload();
        assertThat(other.locator("main")).containsText("ada@example.com");
        ada.logOut();

        entry(other, "Protected").click();
        other.waitForURL(address -> !address.startsWith(ada.home + "/profile"));
        assertThat(other.locator("h1")).isVisible();
        assertThat(other.getByText("ada@example.com")).hasCount(0);
    }

    @Test
    @Tag("waits") // for the end of a session that nobody uses
    void countDownAndStayWhenAsked() {
        ada.page.bringToFront();
        Locator stay = other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stay signed in"));
        stay.waitFor(A_MINUTE);
        assertThat(warning(ada.page)).containsText("You will be logged out in 0:");
        assertThat(warning(other).getByRole(AriaRole.STATUS)).containsText("seconds");

        stay.click();
        assertThat(warning(other)).hasCount(0);
        assertThat(warning(ada.page)).hasCount(0);
    }

    @Test
    void keepWhatWasTypedUntilItsPersonIsBack() {
        type("precious");
        ada.logOut();
        assertThat(cover(other)).containsText("What you typed is still on this page");
        assertThat(other.locator("textarea")).not().isVisible();

        Page third = ada.context.waitForPage(() -> again(other).click());
        fillIn(third);

        assertThat(warning(other)).containsText("Copy what you typed");
        assertThat(other.locator("textarea")).hasValue("precious");
    }

    @Test
    void askBeforeWhatWasTypedIsLost() {
        type("precious");
        var asked = new StringBuilder();
        other.onceDialog(question -> {
            asked.append(question.message());
            question.dismiss();
        });
        entry(other, "Protected").click();
        other.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked.toString()).contains("not saved");
        assertThat(other.locator("textarea")).hasValue("precious");

        other.onceDialog(question -> question.accept());
        entry(other, "Protected").click();
        assertThat(heading(other, "Protected message")).isVisible();
    }

    @Test
    void askBeforeTheirPersonLogsOutHere() {
        type("precious");
        var asked = new StringBuilder();
        other.onceDialog(question -> {
            asked.append(question.type());
            question.dismiss();
        });
        other.getByText("Log Out").click();

        other.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked.toString()).isEqualTo("beforeunload");
        assertThat(other.locator("textarea")).hasValue("precious");
        assertThat(cover(ada.page)).hasCount(0);
    }

    @Test
    void askNothingOnceItIsSaved() {
        type("precious");
        other.evaluate("document.querySelector('[data-unsaved-guard]').dispatchEvent(new Event('saved'))");

        entry(other, "Protected").click();
        assertThat(heading(other, "Protected message")).isVisible();
    }

    @Test
    void goOnAfterACrashWithoutAPassword() {
        gatehouse.crash();
        gatehouse.startAgain();

        entry(other, "Protected").click();
        assertThat(other.locator(".v-system-error")).hasCount(0);
        other.waitForLoadState();
        assertThat(heading(other, "Pro")).isVisible();
        assertThat(cover(other)).hasCount(0);
        assertThat(other.url()).startsWith(ada.home + "/pro");
    }

    private void type(String text) {
        other.evaluate("""
                () => {
                  const form = document.createElement('div');
                  form.setAttribute('data-unsaved-guard', '');
                  form.append(document.createElement('textarea'));
                  document.querySelector('main > *').prepend(form);
                }""");
        other.locator("textarea").fill(text);
    }

    private void forgetTheIdentityServer() {
        var ours = ada.context.cookies().stream()
                .filter(cookie -> cookie.name.startsWith("gatehouse"))
                .toList();
        ada.context.clearCookies();
        ada.context.addCookies(ours);
    }

    private static void fillIn(Page page) {
        page.getByLabel("E-mail address").fill("ada@example.com");
        page.getByLabel("Password").fill("gatehouse");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
    }

    private static Locator cover(Page page) {
        return page.getByRole(AriaRole.ALERTDIALOG);
    }

    private static Locator again(Page page) {
        return cover(page).getByRole(AriaRole.LINK);
    }

    private static Locator warning(Page page) {
        return page.locator(".session-warning");
    }

    private static Locator entry(Page page, String name) {
        return page.locator("vaadin-side-nav-item").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
