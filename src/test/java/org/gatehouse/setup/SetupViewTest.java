package org.gatehouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.util.List;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;

@PagesTest
class SetupViewTest extends SpringBrowserlessTest {

    @Test
    void tellsVisitorsWhatIsWrong() {
        List<String> findings = open();

        // Nobody answers for the provider of these tests.
        assertThat(findings.getFirst())
                .contains("Problem", "The identity provider: issuer", "There is no host idp.example");
        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding).contains("Settings", "Every setting has a value"));
        assertThat(findings.toString()).doesNotContain("secret-access-token");
    }

    @Test
    void offersVisitorsALogInThatLeadsBack() {
        open();

        assertThat(find(Anchor.class).withText("Log in to test").single().getHref())
                .isEqualTo("login?continue=%2Fsetup");
    }

    @Test
    @SignedInAs(provider = "oidc", groups = "admins")
    void tellsWhoIsLoggedInWhatCameOfTheirGroups() {
        assertThat(open())
                .anySatisfy(finding -> assertThat(finding).contains("The groups came in the claim “groups”: admins"))
                .anySatisfy(finding -> assertThat(finding).contains("Capitals count", "ADMIN_GROUPS=admins"));
    }

    @Test
    @SignedInAs(provider = "oidc")
    void tellsWhoIsLoggedInWhatFollowsWithoutARefreshToken() {
        assertThat(open())
                .anySatisfy(finding -> assertThat(finding)
                        .contains("Refresh token", "None came", "stays logged in", "offline_access"));
    }

    @Test
    void runsTheChecksAgain() {
        open();

        test(find(NativeButton.class).withText("Run again").single()).click();

        assertThat(find(NativeButton.class).withText("Run again").single().isEnabled())
                .isFalse();
        assertThat(findings()).isNotEmpty();
    }

    private List<String> open() {
        UI.getCurrent().navigate("setup");
        assertThat(find(H1.class).single().getText()).isEqualTo("Set-up check");
        return findings();
    }

    private List<String> findings() {
        for (int tries = 0; tries < 200 && find(FindingCard.class).all().isEmpty(); tries++) {
            pause();
        }
        return find(FindingCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        roundTrip();
    }
}
