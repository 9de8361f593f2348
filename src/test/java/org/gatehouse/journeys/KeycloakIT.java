package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gatehouse.testkit.People;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In and out with the real Keycloak. */
@Tag("keycloak")
class KeycloakIT {

    @RegisterExtension
    static final InBrowser BROWSER =
            new InBrowser(context -> KeycloakSite.running().gatehouse());

    private final KeycloakSite site = KeycloakSite.running();

    @Test
    void signsUpOnKeycloaksRegistrationPage(Visitor visitor) {
        visitor.open("/");
        visitor.page.locator(".hero").getByText("Sign Up").click();

        KeycloakSite.register(visitor, "Grace", "Hopper", "grace@example.com");

        visitor.page.waitForURL(visitor.home + "/dashboard");
        assertThat(visitor.heading("Grace")).hasText(Pattern.compile("Good (Morning|Afternoon|Evening), Grace"));
        assertThat(visitor.menuEntry("Admin")).hasCount(0);
    }

    @Test
    void bringsAnAdministratorByGroupToTheAdminPageAskedFor(Visitor visitor) {
        visitor.open("/admin?tab=2&q=a%20b");
        assertThat(visitor.page.url()).startsWith(site.realm().issuer());

        KeycloakSite.fillIn(visitor, "ada@example.com");

        visitor.page.waitForURL(visitor.home + "/admin?tab=2&q=a%20b");
        assertThat(visitor.heading("Admin message")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("This is an admin message.");
    }

    @Test
    void refusesAMemberTheAdminPageAndNamesTheGroup(Visitor visitor) {
        KeycloakSite.logIn(visitor, "bob@example.com");
        assertThat(visitor.menuEntry("Protected")).isVisible();
        assertThat(visitor.menuEntry("Admin")).hasCount(0);

        var answer = visitor.open("/admin");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(visitor.page.locator("main")).containsText("Admins");
        visitor.expectConsoleErrors();
    }

    @Test
    void showsThePersonsClaimsAndUserInKeycloak(Visitor visitor) {
        KeycloakSite.logIn(visitor, "bob@example.com");

        visitor.menuEntry("Profile").click();

        assertThat(visitor.heading("Claims")).isVisible();
        assertThat(visitor.page.locator("main")).containsText("Everyone");
        assertThat(visitor.page.locator("main")).containsText("StatusActive");
    }

    @Test
    void logsOutAtKeycloakToo(Visitor visitor) {
        KeycloakSite.logIn(visitor, "bob@example.com");

        visitor.logOut();

        assertThat(visitor.page.locator(".hero").getByText("Log In")).isVisible();
        visitor.open("/login");
        assertThat(visitor.page.locator("input[name=password]")).isVisible();
    }

    @Test
    void takesKeycloaksWordThatThePersonHasJustProvedWhoTheyAre(Visitor visitor) {
        KeycloakSite.logIn(visitor, "bob@example.com");

        visitor.open("/login?reauthenticate&continue=/profile");

        assertThat(visitor.page).hasURL(visitor.home + "/profile");
        assertThat(visitor.heading("Claims")).isVisible();
    }

    @Test
    void goesInAndOutWithAKeyInPlaceOfASecretAndWithPushedRequestsOnly(Browser browser) {
        try (var keyed = site.anotherWithKey("keyed");
                var visitor = new Visitor(browser, keyed)) {
            KeycloakSite.logIn(visitor, "bob@example.com");
            assertThat(visitor.menuEntry("Protected")).isVisible();

            visitor.logOut();

            visitor.open("/login");
            assertThat(visitor.page.locator("input[name=password]")).isVisible();
            assertThat(keyed.log().lines())
                    .as("what sign-in complains of")
                    .noneMatch(line -> line.contains("gatehouse.signin") && line.contains("WARN"));
            assertThat(keyed.log()).doesNotContain("was not pushed", " ERROR ");
            visitor.requireNothingLeaked();
            visitor.requireQuietConsole();
        }
    }

    /** The answer is genuine: Keycloak gave it to this very browser. */
    @Test
    void refusesAnAnswerWithAnotherState(Visitor visitor) {
        String answer = answerFor(visitor, "bob@example.com");

        visitor.open(answer.replaceFirst("state=[^&]*", "state=wrong"));

        assertThat(visitor.heading("That log-in has expired")).isVisible();
        assertThat(visitor.open("/api/me").status()).isEqualTo(401);
        visitor.expectConsoleErrors();
    }

    @Test
    void refusesAnAnswerThatWasGivenToAnotherBrowser(Visitor visitor) {
        String answer = answerFor(visitor, "bob@example.com");
        Visitor thief = visitor.onAnotherDevice(People.PHONE);

        thief.open(answer);

        assertThat(thief.heading("That log-in has expired")).isVisible();
        assertThat(thief.open("/api/me").status()).isEqualTo(401);
        visitor.open(answer);
        visitor.page.waitForURL("**/dashboard");
    }

    /** Logs in at Keycloak and returns where it sends the browser, which does not go there. */
    private static String answerFor(Visitor visitor, String email) {
        visitor.open("/login");
        String action = visitor.page.locator("#kc-form-login").getAttribute("action");
        // Or Keycloak's page would see within two seconds that somebody has logged in, and go there by itself.
        visitor.page.navigate("about:blank");
        return Objects.requireNonNull(visitor.context
                .request()
                .post(
                        action,
                        RequestOptions.create()
                                .setForm(KeycloakSite.form(email))
                                .setMaxRedirects(0))
                .headers()
                .get("location"));
    }
}
