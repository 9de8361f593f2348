package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class LogOutIT {

    private List<Cookie> cookiesBefore = List.of();

    @BeforeEach
    void logInAndOut(Visitor visitor) {
        visitor.logInAs("bob@example.com");
        assertThat(visitor.page.locator("main")).containsText("bob@example.com");
        cookiesBefore = visitor.context.cookies(visitor.home);
        visitor.logOut();
    }

    @Test
    void endsOnTheHomePageAsAVisitor(Visitor visitor) {
        assertThat(visitor.page.locator(".hero").getByText("Log In")).isVisible();
        assertThat(visitor.menuEntry("Dashboard")).hasCount(0);
    }

    @Test
    void showsNothingWhenGoingBack(Visitor visitor) {
        visitor.page.goBack();

        visitor.page.waitForURL(visitor.home + "/signed-out**");
        assertThat(visitor.page.getByText("bob@example.com")).hasCount(0);
    }

    @Test
    void makesTheOldCookieWorthless(Visitor visitor) {
        visitor.context.clearCookies();
        visitor.context.addCookies(cookiesBefore);

        visitor.open("/dashboard");

        assertThat(visitor.page.url()).isEqualTo(visitor.home + "/signed-out?continue=%2Fdashboard");
    }

    @Test
    void makesTheIdentityServerAskForThePasswordAgain(Visitor visitor) {
        visitor.open("/login");

        assertThat(visitor.page.getByLabel("Password")).isVisible();
    }
}
