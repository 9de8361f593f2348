package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class SessionsViewTest extends SpringBrowserlessTest {

    private static final int ACTION = 6;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    private SignedIn bob;

    @BeforeEach
    void logIn() {
        bob = SignIns.stored(sessions, People.named("Bob"), People.FIREFOX, null);
        SignIns.stored(sessions, People.named("Bob"), People.PHONE, null);
        SignIns.stored(sessions, People.named("Carla"), People.PHONE, null);
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    void listsEveryoneWhoIsLoggedIn() {
        open("");
        assertThat(text()).contains("4 sessions");
        assertThat(test(grid()).size()).isEqualTo(4);
    }

    @Test
    void findsPeople() {
        open("");
        search("BOB@");
        assertThat(text()).contains("2 sessions found");
        assertThat(test(grid()).size()).isEqualTo(2);
        assertThat(test(grid()).getRow(0).name()).isEqualTo("Bob");
    }

    @Test
    void takesTheSearchFromTheAddress() {
        open("q=carla");
        assertThat(find(Input.class).single().getValue()).isEqualTo("carla");
        assertThat(test(grid()).size()).isOne();
    }

    @Test
    void saysThatNothingMatchesAndLeadsBack() {
        open("q=<b>nobody</b>");
        assertThat(text()).contains("No session matches “<b>nobody</b>”.");
        click("Show all sessions");
        assertThat(test(grid()).size()).isEqualTo(4);
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndTriesAgain() {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        try {
            open("");
            assertThat(text()).contains("The sessions cannot be read at the moment");
        } finally {
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
        click("Retry");
        assertThat(test(grid()).size()).isEqualTo(4);
        assertThat(text()).doesNotContain("cannot be read");
    }

    @Test
    void marksTheSessionThatLooksAtTheList() {
        open("q=Ada");
        assertThat(test(grid()).getLitRendererPropertyValue(0, ACTION, "mine", Boolean.class))
                .isTrue();
        search("Carla");
        assertThat(test(grid()).getLitRendererPropertyValue(0, ACTION, "mine", Boolean.class))
                .isFalse();
    }

    @Test
    void leadsToWhatSomebodyMayOpen() {
        open("q=Carla");
        assertThat(test(grid()).getLitRendererPropertyValue(0, 0, "why", String.class))
                .isEqualTo("admin/pages/why?issuer=https%3A%2F%2Fidp.example&subject=id-of-Carla");
    }

    @Test
    void namesPersonAndDeviceBeforeItEndsASession() {
        open("q=Carla");
        test(grid()).invokeLitRendererFunction(0, ACTION, "end");
        assertThat(question()).contains("Log Carla out?", "Safari on iPhone", "192.0.2.7");
        click("Log out");
        assertThat(text())
                .contains("Carla was logged out on Safari on iPhone.", "Your directory cannot end sessions at test")
                .contains("No session matches “Carla”.");
        assertThat(find(Question.class).all()).isEmpty();
    }

    @Test
    void endsNothingUntilItIsConfirmed() {
        open("q=Bob");
        test(grid()).invokeLitRendererFunction(0, ACTION, "end");
        assertThat(bob.isAuthenticated()).isTrue();
    }

    @Test
    void endsAllSessionsOfAPerson() {
        open("q=Bob");
        test(grid()).invokeLitRendererFunction(0, ACTION, "end");
        click("Log out all 2 sessions");
        assertThat(text()).contains("Bob was logged out of 2 sessions.");
        assertThat(bob.isAuthenticated()).isFalse();
    }

    @Test
    void asksForAProofOfIdentityAndForTheWayBack() {
        actWithoutProof();
        open("q=Carla");
        test(grid()).invokeLitRendererFunction(0, ACTION, "end");
        assertThat(question()).contains("Confirm that it is you", "Carla", "5 minutes");
        String carla = test(grid()).getRow(0).id();
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue=%2Fadmin%2Fsessions%3Fq%3DCarla%26end%3D" + carla);
    }

    @Test
    void asksAgainAfterTheProofRatherThanEndingAtOnce() {
        open("q=Bob&end=" + bob.sessionId());
        assertThat(question()).contains("Log Bob out?", "Firefox on Windows");
        assertThat(bob.isAuthenticated()).isTrue();
    }

    @Test
    void doesNotBelieveAnAddressThatClaimsAProof() {
        actWithoutProof();
        open("end=" + bob.sessionId());
        assertThat(question()).contains("Confirm that it is you", "If you have just done that");
    }

    @Test
    void asksForAProofThatRanOutWhileTheQuestionWasOpen() {
        open("end=" + bob.sessionId());
        actWithoutProof();
        click("Log out this one");
        assertThat(question()).contains("Confirm that it is you");
        assertThat(bob.isAuthenticated()).isTrue();
    }

    @Test
    void saysThatASessionHasEndedMeanwhile() {
        open("end=gone");
        assertThat(text()).contains("That session has ended already.");
        assertThat(find(Question.class).all()).isEmpty();
    }

    private void actWithoutProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }

    private void open(String query) {
        UI.getCurrent().navigate("admin/sessions", QueryParameters.fromString(query));
        assertThat(find(H1.class).single().getText()).isEqualTo("Sessions");
    }

    private void search(String text) {
        test(find(Input.class).single()).setValue(text);
    }

    private void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
    }

    private SessionGrid grid() {
        return find(SessionGrid.class).single();
    }

    private String question() {
        return find(Question.class).single().getElement().getTextRecursively();
    }

    private String text() {
        return find(SessionsView.class).single().getElement().getTextRecursively();
    }
}
