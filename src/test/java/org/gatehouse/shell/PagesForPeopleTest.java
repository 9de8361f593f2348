package org.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
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
    void showsVisitorsTheHomePageAndOnlyWhatIsOpenToEveryone() {
        UI.getCurrent().navigate("");
        assertThat(heading()).isEqualTo("The front door for your application");
        assertThat(menu()).containsExactly("Home", "Public");
    }

    @Test
    @SignedInAs(firstName = "Bob")
    void greetsMembersByFirstName() {
        UI.getCurrent().navigate("dashboard");
        assertThat(heading()).endsWith(", Bob");
        assertThat(menu()).containsExactly("Home", "Dashboard", "Profile", "Public", "Protected");
    }

    @Test
    @SignedInAs(groups = "Admins")
    void showsAdministratorsTheirPage() {
        UI.getCurrent().navigate("admin");
        assertThat(heading()).isEqualTo("Admin message");
        assertThat(menu()).contains("Admin");
    }

    @Test
    @SignedInAs
    void refusesMembersTheAdministratorsPageAndNamesItsGroups() {
        UI.getCurrent().navigate("admin");
        assertThat(heading()).isEqualTo("This page is not open to you");
        assertThat(UI.getCurrent().getElement().getTextRecursively()).contains("Admins");
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
        assertThat(UI.getCurrent().getElement().getTextRecursively()).doesNotContain("secret-access-token");
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain("<img");
    }

    private String heading() {
        return $(H1.class).single().getText();
    }

    private List<String> menu() {
        return $(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
    }
}
