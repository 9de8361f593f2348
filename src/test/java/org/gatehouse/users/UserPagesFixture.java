package org.gatehouse.users;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.browserless.mocks.MockedUI;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator in front of the users pages of a small directory. */
@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
abstract class UserPagesFixture extends SpringBrowserlessTest {

    @Autowired
    protected TestDirectory directory;

    @Autowired
    protected Sessions sessions;

    @Autowired
    protected JdbcClient db;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.group("g2", "Staff", GroupKind.EDITABLE);
        directory.group("g3", "Everyone", GroupKind.BUILT_IN);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1", "g3");
        directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g2", "g3");
        directory.user("u3", "Eve", "Adams", UserStatus.SUSPENDED, "g3");
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
        directory.before = () -> {};
        directory.clear();
    }

    protected void actWithoutProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }

    protected void actWithProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    /** In another browser. */
    protected void logInHere(String id, String name) {
        var user = new SignedInUser("test", "https://idp.example", id, name, name, null, List.of(), Map.of());
        SignIns.stored(sessions, user, People.PHONE, null);
    }

    protected void open(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        waitForDirectory();
    }

    /** The browser has left the application and comes back, as it does around a proof of identity. */
    protected void openAfterAnotherDocument(String path) {
        MockVaadin.closeCurrentUI(true);
        MockVaadin.createUI(MockedUI::new, VaadinSession.getCurrent());
        open(path, "");
    }

    /** Until nothing on the page waits any more: it polls for as long. */
    protected void waitForDirectory() {
        waitUntil(() -> UI.getCurrent().getPollInterval() <= 0);
    }

    protected void waitUntil(BooleanSupplier there) {
        Instant end = Instant.now().plusSeconds(30);
        do {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            roundTrip();
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("The page still waits");
            }
        } while (!there.getAsBoolean());
    }

    protected void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
        waitForDirectory();
    }

    protected void type(String id, String text) {
        test(find(Input.class).withId(id).single()).setValue(text);
        waitForDirectory();
    }

    protected long calls(String call) {
        return directory.calls.stream().filter(call::equals).count();
    }

    protected String value(String id) {
        return find(Input.class).withId(id).single().getValue();
    }

    protected String question() {
        return find(Question.class).single().getElement().getTextRecursively();
    }

    protected String text() {
        return find(Page.class).single().getElement().getTextRecursively();
    }
}
