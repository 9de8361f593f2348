package org.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Pre;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        properties = {
            "gatehouse.port=8080",
            "gatehouse.sign-in.issuer=https://idp.example",
            "gatehouse.sign-in.client-id=gatehouse",
            "gatehouse.sign-in.client-secret=secret",
            "gatehouse.sign-in.identity-provider=oidc",
            "gatehouse.messages.url=http://localhost:1"
        })
class PagesForPeopleTest extends SpringBrowserlessTest {

    @Test
    void showsVisitorsTheHomePage() {
        UI.getCurrent().navigate("");
        assertThat(heading()).isEqualTo("The front door for your application");
    }

    @Test
    @SignedInAs(firstName = "Bob")
    void greetsMembersByFirstName() {
        UI.getCurrent().navigate("dashboard");
        assertThat(heading()).endsWith(", Bob");
    }

    @Test
    @SignedInAs(groups = "Admins")
    void showsAdministratorsTheirPage() {
        UI.getCurrent().navigate("admin");
        assertThat(heading()).isEqualTo("Admin message");
    }

    @Test
    @SignedInAs
    void refusesMembersTheAdministratorsPageAndNamesItsGroups() {
        UI.getCurrent().navigate("admin");
        assertThat(heading()).isEqualTo("This page is not open to you");
        assertThat($(Main.class).single().getElement().getOuterHTML()).contains("Admins");
    }

    @Test
    void saysThatThereIsNoSuchPage() {
        UI.getCurrent().navigate("no/such/page");
        assertThat(heading()).isEqualTo("Page not found");
    }

    @Test
    @SignedInAs(firstName = "<img src=x onerror=alert(1)>")
    void showsClaimsAsTextAndNeverATokenOnTheProfile() {
        UI.getCurrent().navigate("profile");
        assertThat($(Pre.class).single().getText()).contains("<img src=x");
        assertThat($(Main.class).single().getElement().getTextRecursively())
                .contains("<img src=x")
                .doesNotContain("secret-access-token");
        assertThat($(Main.class).single().getElement().getOuterHTML()).doesNotContain("<img");
    }

    private String heading() {
        return $(H1.class).single().getText();
    }
}
