package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import org.gatehouse.testkit.RunningGatehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People stay logged in through crashes and deploys. The application of these journeys is their own. */
@ExtendWith(InBrowser.class)
class RestartIT {

    private static final RunningGatehouse GATEHOUSE = RunningGatehouse.with("");

    private Visitor bob;

    @BeforeEach
    void logIn(Browser browser) {
        bob = new Visitor(browser, GATEHOUSE);
        bob.logInAs("bob@example.com");
        bob.open("/protected");
        assertThat(bob.heading("Protected message")).isVisible();
    }

    @AfterEach
    void leave() {
        bob.close();
    }

    @AfterAll
    static void stop() {
        GATEHOUSE.close();
    }

    @Test
    void showsTheSamePageWithoutAPasswordAfterACrash() {
        GATEHOUSE.crash();
        GATEHOUSE.startAgain();

        bob.page.reload();

        assertThat(bob.heading("Protected message")).isVisible();
        assertThat(bob.page.locator(".user")).containsText("Bob");
    }

    @Test
    void logsOutWithAPageThatWasOpenBeforeADeploy() {
        GATEHOUSE.stop();
        GATEHOUSE.startAgain();

        bob.logOut();

        assertThat(bob.page.locator(".hero").getByText("Log In")).isVisible();
    }
}
