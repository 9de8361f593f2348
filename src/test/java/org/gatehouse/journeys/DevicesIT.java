package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person on two devices. */
@ExtendWith(InBrowser.class)
class DevicesIT {

    private Visitor phone;

    @BeforeEach
    void logInTwice(Visitor visitor) {
        visitor.logInAs("bob@example.com");
        visitor.open("/profile");
        logOutWhereOtherTestsLoggedIn(visitor);
        phone = visitor.onAnotherDevice(People.PHONE);
        phone.logInAs("bob@example.com");
        visitor.page.reload();
    }

    @Test
    void logsTheOtherDeviceOut(Visitor visitor) {
        assertThat(device(visitor, "This device")).hasCount(1);

        device(visitor, "Safari on iPhone").locator("button").first().click();
        answer(visitor, "Log out").click();

        assertThat(visitor.page.getByText("Safari on iPhone was logged out.")).isVisible();
        assertThat(device(visitor, "Safari on iPhone")).hasCount(0);
        assertIsOut(phone);
        visitor.open("/dashboard");
        assertThat(visitor.heading("Good ")).isVisible();
    }

    @Test
    void logsAllOtherDevicesOut(Visitor visitor) {
        visitor.button("Log out all others").click();
        answer(visitor, "Log out all others").click();

        assertThat(visitor.page.getByText("No other devices.")).isVisible();
        assertIsOut(phone);
    }

    @Test
    void doesNothingWhenThePersonThinksAgain(Visitor visitor) {
        device(visitor, "Safari on iPhone").locator("button").first().click();
        assertThat(answer(visitor, "Log out")).isVisible();

        visitor.page.keyboard().press("Escape");

        assertThat(visitor.page.locator("dialog")).hasCount(0);
        assertThat(device(visitor, "Safari on iPhone").locator("button").first())
                .isFocused();
        phone.open("/dashboard");
        assertThat(phone.heading("Good ")).isVisible();
    }

    private static void logOutWhereOtherTestsLoggedIn(Visitor visitor) {
        assertThat(device(visitor, "This device")).isVisible();
        if (device(visitor, "").count() > 1) {
            visitor.button("Log out all others").click();
            answer(visitor, "Log out all others").click();
            assertThat(visitor.page.getByText("No other devices.")).isVisible();
        }
    }

    private static void assertIsOut(Visitor visitor) {
        visitor.open("/api/me");
        assertThat(visitor.page.locator("body")).not().containsText("bob@example.com");
        visitor.open("/dashboard");
        assertThat(visitor.page.getByText("Bob Builder")).hasCount(0);
    }

    private static Locator device(Visitor visitor, String text) {
        return visitor.page.locator(".device").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator answer(Visitor visitor, String text) {
        return visitor.page.locator("dialog").locator("button", new Locator.LocatorOptions().setHasText(text));
    }
}
