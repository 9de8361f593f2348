package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page has a problem that axe calls serious, light or dark. */
@ExtendWith(InBrowser.class)
class AccessibilityIT {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void showsAVisitorPagesThatEveryoneCanUse(ColorScheme scheme, Visitor visitor) {
        visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        for (String path : List.of("/", "/public", "/login?error=failed", "/login", "/signup")) {
            visitor.open(path);
            assertNoSeriousProblem(visitor, path);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void showsTheSignedInPagesThatEveryoneCanUse(ColorScheme scheme, Visitor visitor) {
        visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        visitor.logInAs("ada@example.com");

        for (String path : List.of(
                "/",
                "/dashboard",
                "/profile",
                "/protected",
                "/admin",
                "/admin/users",
                "/admin/users/new",
                "/admin/users/import",
                "/admin/groups",
                "/admin/pages",
                "/admin/pages/rule?page=protected",
                "/admin/requests",
                "/admin/preview?as=group:Everyone",
                "/admin/pages/why",
                "/admin/runs",
                "/admin/audit",
                "/admin/sessions",
                "/logout")) {
            visitor.open(path);
            assertNoSeriousProblem(visitor, path);
        }
        visitor.open("/admin/groups");
        visitor.page.locator("vaadin-grid").getByText("Admins").click();
        visitor.page.waitForURL("**/admin/groups/*");
        assertNoSeriousProblem(visitor, "the page of a group");
        openUser(visitor);
        assertNoSeriousProblem(visitor, "the page of a user");
        openRun(visitor);
        assertNoSeriousProblem(visitor, "the page of a run");
        visitor.open("/no-such-page");
        assertNoSeriousProblem(visitor, "/no-such-page");
        visitor.expectConsoleErrors();
    }

    private static void openUser(Visitor visitor) {
        visitor.open("/admin/users?q=bob");
        visitor.page.locator("vaadin-grid").getByText("Bob Builder").click();
        assertThat(visitor.button("Save")).isVisible();
    }

    /** One that is not started. */
    private static void openRun(Visitor visitor) {
        visitor.open("/admin/users?q=bob");
        visitor.page.getByLabel("Select Bob Builder").check();
        visitor.page.getByText("Do with all selected …").click();
        visitor.button("Suspend").click();
        assertThat(visitor.button("Start: change 1 user")).isVisible();
    }

    private static void assertNoSeriousProblem(Visitor visitor, String path) {
        assertThat(visitor.page.locator("h1")).isVisible();
        assertThat(visitor.page.locator("[aria-busy=true]")).hasCount(0);
        var problems = new AxeBuilder(visitor.page)
                .analyze().getViolations().stream()
                        .filter(problem -> SERIOUS.contains(problem.getImpact()))
                        .map(problem -> problem.getId() + ": " + problem.getNodes())
                        .toList();
        assertThat(problems).as(path).isEmpty();
    }
}
