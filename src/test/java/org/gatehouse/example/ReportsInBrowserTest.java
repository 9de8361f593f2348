package org.gatehouse.example;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.gatehouse.journeys.BrowserTest;
import org.gatehouse.journeys.Visitor;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;

@BrowserTest
class ReportsInBrowserTest {

    @Test
    @SignedInAs(groups = "Sales")
    void isInTheMenuOfSales(Visitor visitor) {
        visitor.menuEntry("Reports").click();

        assertThat(visitor.page().getByText("First quarter")).isVisible();
    }

    @Test
    @SignedInAs(groups = "Everyone")
    void isClosedToEverybodyElse(Visitor visitor) {
        visitor.openRefused("/reports");

        assertThat(visitor.heading("This page is not open to you")).isVisible();
        assertThat(visitor.menuEntry("Reports")).hasCount(0);
    }
}
