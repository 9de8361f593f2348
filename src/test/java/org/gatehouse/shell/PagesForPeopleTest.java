package org.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;

@PagesTest
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
        assertThat(find(Main.class).single().getElement().getOuterHTML()).contains("Admins");
    }

    @Test
    @SignedInAs
    void tellsWhoLostAGroupWhyAPageIsClosed() {
        become(List.of("Admins"), true);
        become(List.of("Everyone"), true);
        UI.getCurrent().navigate("admin");
        assertThat(find(Main.class).single().getElement().getTextRecursively())
                .contains("You could open it before: you are not in Admins any more.");
    }

    @Test
    @SignedInAs
    void tellsWhoseGroupsCouldNotBeRead() {
        become(List.of("Everyone"), false);
        UI.getCurrent().navigate("admin");
        assertThat(find(Main.class).single().getElement().getTextRecursively())
                .contains("Your groups could not be read");
    }

    private static void become(List<String> groups, boolean known) {
        var signIn = SignIns.currentUser().signIn().orElseThrow();
        var user = signIn.user();
        SignIns.become(
                signIn,
                new SignedInUser(
                        user.provider(),
                        user.issuer(),
                        user.subject(),
                        null,
                        user.name(),
                        null,
                        groups,
                        Map.of(),
                        known));
    }

    @Test
    void offersVisitorsWhatIsOpenToEveryone() {
        UI.getCurrent().navigate("");
        assertThat(menu()).containsExactly("Home", "Public");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getText).contains("Log In", "Sign Up");
    }

    @Test
    @SignedInAs(firstName = "Bob")
    void offersMembersWhatIsOpenToThem() {
        UI.getCurrent().navigate("");
        assertThat(menu()).containsExactly("Home", "Dashboard", "Profile", "Public", "Protected");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getText).doesNotContain("Log In", "Sign Up");
        assertThat(find(NativeButton.class).all())
                .extracting(NativeButton::getText)
                .contains("Log Out");
    }

    @Test
    @SignedInAs(groups = "Admins")
    void offersAdministratorsEverything() {
        UI.getCurrent().navigate("");
        assertThat(menu())
                .containsExactly(
                        "Home",
                        "Dashboard",
                        "Profile",
                        "Public",
                        "Protected",
                        "Admin",
                        "Users",
                        "Groups",
                        "Pages",
                        "Requests",
                        "Sessions",
                        "Audit");
    }

    @Test
    void showsEveryoneThePublicPage() {
        UI.getCurrent().navigate("public");
        assertThat(heading()).isEqualTo("Public message");
    }

    @Test
    @SignedInAs
    void showsMembersTheProtectedPage() {
        UI.getCurrent().navigate("protected");
        assertThat(heading()).isEqualTo("Protected message");
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
        assertThat(find(Pre.class).single().getText()).contains("<img src=x");
        assertThat(find(Main.class).single().getElement().getTextRecursively())
                .contains("<img src=x")
                .doesNotContain("secret-access-token");
        assertThat(find(Main.class).single().getElement().getOuterHTML()).doesNotContain("<img");
    }

    private List<String> menu() {
        return find(SideNavItem.class).all().stream().map(SideNavItem::getLabel).toList();
    }

    private String heading() {
        return find(H1.class).single().getText();
    }
}
