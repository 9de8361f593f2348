package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.testkit.Keycloak;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.keycloak.admin.client.resource.UserResource;

/** What happens at the real Keycloak, and what becomes of sessions here. */
@Tag("keycloak")
class KeycloakSessionsIT {

    private static final Page.WaitForConditionOptions A_WHILE = new Page.WaitForConditionOptions().setTimeout(120_000);

    @RegisterExtension
    static final InBrowser BROWSER =
            new InBrowser(context -> KeycloakSite.running().gatehouse());

    private final KeycloakSite site = KeycloakSite.running();

    @Test
    void endWhenTheirPersonLogsOutAtKeycloak(Visitor visitor) {
        watch(visitor, "bob@example.com");
        Page elsewhere = visitor.context.newPage();

        elsewhere.navigate(site.realm().issuer() + "/protocol/openid-connect/logout");
        elsewhere.locator("#kc-logout").click();

        assertThat(cover(visitor)).containsText("You were logged out at the identity provider.");
        assertThat(status(visitor, "/api/me")).isEqualTo(401);
    }

    @Test
    void endWhenAnAdministratorOfKeycloakEndsThem(Visitor visitor) {
        Visitor other = visitor.onAnotherDevice(People.PHONE);
        watch(other, "eve@example.com");
        watch(visitor, "bob@example.com");

        site.person("bob@example.com").logout();

        assertThat(cover(visitor)).containsText("You were logged out at the identity provider.");
        assertThat(cover(other)).hasCount(0);
    }

    @Test
    void endSoonAfterKeycloakDisabledTheirPerson(Visitor visitor) {
        watch(visitor, "eve@example.com");
        enable("eve@example.com", false);

        visitor.page.waitForCondition(() -> status(visitor, "/api/me") == 401, A_WHILE);

        visitor.open("/login");
        KeycloakSite.fillIn(visitor, "eve@example.com");
        assertThat(visitor.page.getByText("Account is disabled")).isVisible();
        enable("eve@example.com", true);
        visitor.expectConsoleErrors(); // Keycloak's page has the status 400
    }

    @Test
    void loseTheAdminPageSoonAfterTheGroup(Visitor visitor) {
        watch(visitor, "ada@example.com");
        UserResource ada = site.person("ada@example.com");
        String group = site.groupId("Admins");
        ada.leaveGroup(group);

        visitor.page.waitForCondition(() -> status(visitor, "/admin") == 403, A_WHILE);

        ada.joinGroup(group);
        visitor.page.waitForCondition(() -> status(visitor, "/admin") == 200, A_WHILE);
    }

    @Test
    void endWhenAnAdministratorSuspendsTheirPersonOnTheUsersPage(Visitor visitor) {
        Visitor bob = visitor.onAnotherDevice(People.PHONE);
        watch(bob, "bob@example.com");
        KeycloakSite.logIn(visitor, "ada@example.com");
        visitor.menuEntry("Users").click();
        visitor.page.getByRole(AriaRole.SEARCHBOX).fill("bob");
        visitor.page
                .locator("vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob Builder"))
                .click();
        visitor.page.waitForURL("**/admin/users/*");

        confirm(visitor, "Suspend", "Bob Builder has been suspended and logged out.");

        assertThat(cover(bob)).isVisible();
        assertThat(site.person("bob@example.com").toRepresentation().isEnabled())
                .isFalse();
        confirm(visitor, "End suspension", "Bob Builder can log in again.");
    }

    @Test
    @Tag("waits")
    void goOnWhileKeycloakIsDownAndAfterwards(Visitor visitor) {
        watch(visitor, "bob@example.com");
        Visitor other = visitor.onAnotherDevice(People.PHONE);
        Keycloak.running().stop();
        other.open("/login");
        assertThat(other.heading("Keycloak cannot be reached")).isVisible();

        var start = CompletableFuture.runAsync(Keycloak.running()::startAgain);
        visitor.page.waitForCondition(
                () -> {
                    visitor.open("/protected");
                    assertThat(visitor.heading("Protected message")).isVisible();
                    return start.isDone();
                },
                A_WHILE);
        start.join();

        other.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try again"))
                .click();
        KeycloakSite.fillIn(other, "eve@example.com");
        other.page.waitForURL("**/dashboard");
    }

    @Test
    @Tag("waits")
    void comeBackWithoutAPasswordAfterTheyExpired(Browser browser) {
        try (var hasty = site.another("hasty", "SESSION_IDLE_TIMEOUT=1m");
                var visitor = new Visitor(browser, hasty)) {
            watch(visitor, "bob@example.com");
            cover(visitor).waitFor(new Locator.WaitForOptions().setTimeout(90_000));
            assertThat(cover(visitor)).containsText("Nothing happened here for a while");

            cover(visitor).getByRole(AriaRole.LINK).click();

            visitor.page.waitForURL("**/profile");
            assertThat(visitor.page.locator("main")).containsText("bob@example.com");
        }
    }

    /** Asked beside the page, which may be on its way elsewhere. */
    private static int status(Visitor visitor, String path) {
        return visitor.page.request().get(path).status();
    }

    private void enable(String email, boolean enabled) {
        UserResource person = site.person(email);
        var user = person.toRepresentation();
        user.setEnabled(enabled);
        person.update(user);
    }

    /** Logs in and waits until the page hears what becomes of its session. */
    private static void watch(Visitor visitor, String email) {
        KeycloakSite.logIn(visitor, email);
        visitor.open("/profile");
        visitor.page.waitForFunction("() => document.documentElement.dataset.session === 'watched'");
    }

    private static void confirm(Visitor visitor, String action, String outcome) {
        visitor.page.reload();
        visitor.button(action).click();
        visitor.page.locator("dialog .danger").click();
        assertThat(visitor.page.locator(".outcome", new Page.LocatorOptions().setHasText(outcome)))
                .isVisible();
    }

    private static Locator cover(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.ALERTDIALOG);
    }
}
