package org.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ErrorEvent;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.messages.MessageService;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.uikit.Page;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** A page is open, and a service behind it is not, or not any more. */
@PagesTest
@SignedInAs
@ExtendWith(OutputCaptureExtension.class)
class RefusedPageTest extends SpringBrowserlessTest {

    private static Supplier<RuntimeException> refusal = RefusedPageTest::lostGroup;

    @Autowired
    private MessageService messages;

    @OpenTo(Audience.SIGNED_IN)
    static class Vault extends Div {
        Vault() {
            throw refusal.get();
        }
    }

    @BeforeEach
    void buildAVault() {
        RouteConfiguration.forSessionScope().setRoute("vault", Vault.class);
    }

    @Test
    void explainsARefusalWhileAPageIsBuilt(CapturedOutput output) {
        refusal = RefusedPageTest::lostGroup;
        UI.getCurrent().navigate("vault");

        assertThat(heading()).isEqualTo("You may not do that");
        assertNoFailure(output);
    }

    @Test
    void saysWhichGroupsWouldDoWhatGoesWithAPage(CapturedOutput output) {
        refusal = this::refusedByTheRuleOfAPage;
        UI.getCurrent().navigate("vault");

        assertThat(heading()).isEqualTo("You may not do that");
        assertThat(text())
                .contains("It goes with the page Admin.", "Open to Admins")
                .contains("Signed in as Bob Tester", "Groups Everyone", "Access");
        assertNoFailure(output);
    }

    @Test
    void saysTheSameAtAClick(CapturedOutput output) {
        UI.getCurrent().navigate("dashboard");
        happens(refusedByTheRuleOfAPage());

        assertThat(text()).contains("the page Admin", "Open to Admins", "Groups Everyone");
        assertNoFailure(output);
    }

    @Test
    void namesNoGroupsWhereNoPageDecides() {
        refusal = RefusedPageTest::lostGroup;
        UI.getCurrent().navigate("vault");

        assertThat(text()).doesNotContain("Open to", "Admins");
    }

    @Test
    void offersTheLogInWhenTheSessionEndedWhileAPageWasBuilt(CapturedOutput output) {
        refusal = RefusedPageTest::ended;
        UI.getCurrent().navigate("vault");

        assertThat(heading()).isEqualTo("You are not logged in any more");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("/login?continue=%2Fvault");
        assertNoFailure(output);
    }

    @Test
    void explainsARefusalOfAClick(CapturedOutput output) {
        UI.getCurrent().navigate("dashboard");
        happens(lostGroup());

        assertThat(heading()).isEqualTo("You may not do that");
        assertNoFailure(output);
    }

    @Test
    void offersTheLogInAtAClickAfterTheEndOfTheSession(CapturedOutput output) {
        UI.getCurrent().navigate("dashboard");
        happens(new CompletionException(ended()));

        assertThat(heading()).isEqualTo("You are not logged in any more");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("/login?continue=%2Fdashboard");
        assertNoFailure(output);
    }

    private static RuntimeException lostGroup() {
        return new AccessDeniedException("Not open to the person signed in");
    }

    private RuntimeException refusedByTheRuleOfAPage() {
        return catchThrowableOfType(AccessDeniedException.class, messages::adminMessage);
    }

    private static RuntimeException ended() {
        return new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }

    /** In a listener, as Vaadin reports it. */
    private static void happens(RuntimeException failure) {
        UI.getCurrent().getSession().getErrorHandler().error(new ErrorEvent(failure));
    }

    private static void assertNoFailure(CapturedOutput output) {
        assertThat(output).contains("A page asked for something").doesNotContain("ERROR", "\tat ");
    }

    private String text() {
        return Jsoup.parse(find(Page.class).single().getElement().getOuterHTML())
                .text();
    }

    private String heading() {
        return find(H1.class).single().getText();
    }
}
