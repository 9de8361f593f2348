package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InBrowser.class)
class AdmissionIT {

    @Test
    void refusesAMemberTheAdminPageAndNamesTheGroup(Visitor visitor) {
        visitor.logInAs("bob@example.com");
        assertThat(visitor.menuEntry("Protected")).isVisible();
        assertThat(visitor.menuEntry("Admin")).hasCount(0);

        var answer = visitor.open("/admin");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(visitor.heading("This page is not open to you")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("Admins");
        assertThat(visitor.page.locator("main")).containsText("Öffentlichkeit");
        visitor.expectConsoleErrors();
    }

    @Test
    void refusesAMemberWhoGoesThereWithoutLoadingADocument(Visitor visitor) {
        visitor.logInAs("bob@example.com");
        assertThat(visitor.menuEntry("Protected")).isVisible();

        visitor.page.evaluate("history.pushState({}, '', 'admin'); dispatchEvent(new PopStateEvent('popstate'))");

        assertThat(visitor.heading("This page is not open to you")).isVisible();
        assertThat(visitor.heading("Admin message")).hasCount(0);
    }

    @Test
    void admitsAnAdministratorAndShowsTheMessage(Visitor visitor) {
        visitor.logInAs("ada@example.com");

        visitor.menuEntry("Admin").click();

        assertThat(visitor.heading("Admin message")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("This is an admin message.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"visitor", "member"})
    void showsAnUnknownAddressAsNotFound(String who, Visitor visitor) {
        if (who.equals("member")) {
            visitor.logInAs("bob@example.com");
        }

        var answer = visitor.open("/no-such-page");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(visitor.heading("Page not found")).isVisible();
        visitor.expectConsoleErrors();
    }
}
