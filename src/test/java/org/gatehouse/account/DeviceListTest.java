package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
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
@SignedInAs
class DeviceListTest extends SpringBrowserlessTest {

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void logIn() {
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    void marksThisOneAndSaysThatThereAreNoOthers() {
        UI.getCurrent().navigate("profile");
        assertThat(text()).contains("Firefox on Windows", "This device", "No other devices.");
        assertThat(button("Log out")).isZero();
        assertThat(button("Log out all others")).isZero();
    }

    @Test
    void showsThisOneFirst() {
        SignIns.stored(sessions, People.signedIn(), People.PHONE, null);
        UI.getCurrent().navigate("profile");
        assertThat(find(ListItem.class, find(DeviceList.class).single()).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Firefox on Windows"),
                        second -> assertThat(second).startsWith("Safari on iPhone"));
    }

    @Test
    void asksBeforeItLogsADeviceOut() {
        SignedIn phone = SignIns.stored(sessions, People.signedIn(), People.PHONE, null);
        UI.getCurrent().navigate("profile");
        click("Log out");
        assertThat(find(Question.class).single().getElement().getTextRecursively())
                .contains("Log out Safari on iPhone?", "192.0.2.7");
        assertThat(phone.isAuthenticated()).isTrue();
        test(find(NativeButton.class).withClassName("danger").single()).click();
        assertThat(phone.isAuthenticated()).isFalse();
        assertThat(text()).contains("Safari on iPhone was logged out.", "No other devices.");
    }

    @Test
    void logsAllOthersOut() {
        SignedIn first = SignIns.stored(sessions, People.signedIn(), People.PHONE, null);
        SignedIn second = SignIns.stored(sessions, People.signedIn(), People.PHONE, null);
        UI.getCurrent().navigate("profile");
        click("Log out all others");
        test(find(NativeButton.class).withClassName("danger").single()).click();
        assertThat(first.isAuthenticated() || second.isAuthenticated()).isFalse();
        assertThat(text()).contains("2 other sessions ended.", "No other devices.");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndTriesAgain() {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        try {
            UI.getCurrent().navigate("profile");
            assertThat(text()).contains("Your devices could not be read.");
        } finally {
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
        test(find(NativeButton.class)
                        .from(find(DeviceList.class).single())
                        .withText("Retry")
                        .single())
                .click();
        assertThat(text()).contains("This device");
    }

    private void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
    }

    private int button(String text) {
        return find(NativeButton.class).withText(text).all().size();
    }

    private String text() {
        return find(DeviceList.class).single().getElement().getTextRecursively();
    }
}
