package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class NavigationIT {

    @Test
    void loadsNoDocumentBetweenPages(Visitor visitor) {
        visitor.logInAs("ada@example.com");
        assertThat(visitor.heading("Good ")).isVisible();
        int before = visitor.documents();

        go(visitor, "Protected", "Protected message");
        go(visitor, "Admin", "Admin message");
        go(visitor, "Profile", "Profile");
        go(visitor, "Public", "Public message");
        visitor.page.goBack();
        assertThat(visitor.heading("Profile")).isVisible();

        assertThat(visitor.documents()).isEqualTo(before);
    }

    @Test
    void keepsTheMenuInADrawerOnAPhone(Visitor visitor) {
        visitor.page.setViewportSize(390, 844);
        visitor.open("/");
        assertThat(visitor.menuEntry("Public")).not().isInViewport();

        visitor.button("Menu").click();
        assertThat(visitor.menuEntry("Public")).isInViewport();
        visitor.menuEntry("Public").click();

        assertThat(visitor.heading("Public message")).isVisible();
        assertThat(visitor.menuEntry("Public")).not().isInViewport();
        visitor.requireNoSidewaysScrolling();
    }

    /** As a script that is asked for once by the document and once by Flow would be. */
    @Test
    void fetchesTheScriptsOfEveryStartAheadAndOnce(Visitor visitor) {
        visitor.open("/public");
        assertThat(visitor.heading("Public message")).isVisible();

        var ahead = visitor.page.locator("head link[rel=modulepreload]");
        assertThat(ahead.count()).isGreaterThanOrEqualTo(4);
        for (var link : ahead.all()) {
            assertThat(visitor.page.evaluate(
                            "url => performance.getEntriesByType('resource').filter(one => one.name === url).length",
                            link.evaluate("link => link.href")))
                    .isEqualTo(1);
        }
    }

    private static void go(Visitor visitor, String entry, String heading) {
        visitor.menuEntry(entry).click();
        assertThat(visitor.heading(heading).first()).isVisible();
    }
}
