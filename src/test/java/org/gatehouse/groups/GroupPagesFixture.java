package org.gatehouse.groups;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.StoredRule;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator in front of the groups pages of a small directory. */
@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
abstract class GroupPagesFixture extends SpringBrowserlessTest {

    @Autowired
    protected TestDirectory directory;

    @Autowired
    protected Sessions sessions;

    @Autowired
    private JdbcClient db;

    @Autowired
    private PageRules rules;

    @Autowired
    private PageRuleChanges ruleChanges;

    protected Group staff;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        staff = directory.group("g2", "Staff", GroupKind.EDITABLE);
        directory.group("g3", "Everyone", GroupKind.BUILT_IN);
        directory.group("g4", "<b>Imported</b>", GroupKind.IMPORTED);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1", "g3");
        directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g2", "g3");
        directory.user("u3", "Eve", "Adams", UserStatus.SUSPENDED, "g3");
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        openProtectedTo(null);
        db.sql("DELETE FROM sessions").update();
        directory.clear();
    }

    /** @param groups null for what its code says */
    protected void openProtectedTo(@Nullable Set<String> groups) {
        long seen = rules.decided("protected").map(StoredRule::version).orElse(0L);
        PageRule rule = groups == null ? null : new PageRule(Audience.GROUPS, groups);
        ruleChanges.decide("protected", seen, rule, "Grace");
        roundTrip();
    }

    protected void actWithoutProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
    }

    protected void open(String path, String query) {
        UI.getCurrent().navigate(path, QueryParameters.fromString(query));
        waitForDirectory();
    }

    /** Until nothing on the page waits any more. */
    protected void waitForDirectory() {
        waitUntil(() -> find(Loading.class).all().stream()
                .noneMatch(place -> place.getElement().hasAttribute("aria-busy")));
    }

    protected void waitUntil(BooleanSupplier there) {
        Instant end = Instant.now().plusSeconds(30);
        do {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
                    .join();
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

    protected String question() {
        return find(Question.class).single().getElement().getTextRecursively();
    }

    protected String text() {
        return find(Page.class).single().getElement().getTextRecursively();
    }
}
