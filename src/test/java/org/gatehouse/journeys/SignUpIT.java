package org.gatehouse.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class SignUpIT {

    @Test
    void greetsTheNewcomerByFirstName(Visitor visitor) {
        visitor.open("/");
        visitor.page.locator(".hero").getByText("Sign Up").click();

        signUp(visitor, "Grace", "Hopper", "grace@example.com");

        visitor.page.waitForURL(visitor.home + "/dashboard");
        assertThat(visitor.heading("Grace")).hasText(Pattern.compile("Good (Morning|Afternoon|Evening), Grace"));
    }

    @Test
    void showsANameThatIsHtmlAsText(Visitor visitor) {
        visitor.open("/signup");

        signUp(visitor, "<img src=x onerror=alert(1)>", "<b>Bold</b>", "html@example.com");

        visitor.page.waitForURL(visitor.home + "/dashboard");
        assertThat(visitor.heading("<img src=x onerror=alert(1)>")).isVisible();
        assertThat(visitor.page.locator("img[src=x]")).hasCount(0);
    }

    private static void signUp(Visitor visitor, String first, String last, String email) {
        visitor.page.getByLabel("First name").fill(first);
        visitor.page.getByLabel("Last name").fill(last);
        visitor.page.getByLabel("E-mail address").fill(email);
        visitor.page.getByLabel("Password").fill("a gate of oak and iron");
        visitor.button("Sign up").click();
    }
}
