package org.gatehouse.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.LocationChangeEvent;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.console.CursorGrid;
import org.gatehouse.console.LiveTail;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.uikit.SearchField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class AuditViewTest extends SpringBrowserlessTest {

    private static final Actor BOB = new Actor("https://idp.example", "id-of-Bob", "Bob", "session-of-bob");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\r\n\u202eEve\u0000";

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    private long changed;

    @BeforeEach
    void happen() {
        People.actsAs(sessions, People.signedIn(), Instant.now());
        db.sql("DELETE FROM audit_entries").update(); // that of this log-in
        forget();
        changed = trail.begin(
                BOB,
                new Change(
                        "user.suspend",
                        "user",
                        "u1",
                        HOSTILE,
                        Map.of("Status", "ACTIVE"),
                        Map.of("Status", "SUSPENDED")));
        trail.end(changed, Outcome.DONE, null, null);
        trail.begin(BOB, new Change("group.create", "group", "", "Staff", Map.of(), Map.of("Name", "Staff")));
        trail.happened(BOB, Change.of("page.open", "page", "/admin", "/admin", Map.of()), Outcome.REFUSED, null);
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_groups").update();
        db.sql("DELETE FROM audit_entries").update();
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    void listsWhatHappenedTheLatestFirst() {
        open("");
        assertThat(text()).contains("3 entries");
        assertThat(test(grid()).getRow(0).change().action()).isEqualTo("page.open");
        assertThat(test(grid()).getLitRendererPropertyValue(0, 0, "outcome", String.class))
                .isEqualTo("Refused");
        assertThat(test(grid()).getLitRendererPropertyValue(1, 0, "outcome", String.class))
                .isEqualTo("Begun");
        assertThat(test(grid()).getLitRendererPropertyValue(2, 0, "target", String.class))
                .startsWith("<img src=x onerror=alert(1)>")
                .doesNotContainPattern("[\\p{Cntrl}\u202e]");
    }

    @Test
    void takesFiltersFromTheAddress() {
        open("outcome=REFUSED&action=page.open");
        assertThat(test(grid()).size()).isOne();
        assertThat(find(Anchor.class).withText("Export CSV").single().getHref())
                .isEqualTo("admin/audit/export.csv?action=page.open&outcome=REFUSED");
    }

    @Test
    void findsATargetByItsKindAndId() {
        open("target=user:u1");
        assertThat(find(SearchField.class).all().get(1).getValue()).isEqualTo("user:u1");
        assertThat(test(grid()).size()).isOne();
    }

    @Test
    void leavesOutWhatMakesNoSenseInAnAddress() {
        open("outcome=EVERYTHING&action=%27%20OR%201&from=yesterday&to=9999999-01-01T00:00:00Z&before=x");
        assertThat(test(grid()).size()).isEqualTo(3);
    }

    @Test
    void saysThatNothingMatchesAndLeadsBack() {
        open("outcome=UNKNOWN");
        assertThat(text()).contains("No entry matches these filters.");
        test(find(NativeButton.class).withText("Show all entries").single()).click();
        assertThat(test(grid()).size()).isEqualTo(3);
    }

    @Test
    void saysThatNothingHasHappenedYet() {
        forget();
        open("");
        assertThat(text()).contains("Nothing has happened yet.");
    }

    @Test
    void canBePaused() {
        open("");
        assertThat(text()).contains("Live");
        test(find(NativeButton.class).withText("Pause").single()).click();
        assertThat(text()).contains("Paused", "Go live");
    }

    /** However much happens: an abandoned page must not keep its session alive. */
    @Test
    void pausesAfterTenMinutesAlthoughMoreThanAPageWasNew() {
        var now = new AtomicReference<>(Instant.now());
        UI ui = UI.getCurrent();
        var view = new AuditView(log, now::get);
        ui.add(view);
        var location = new Location("admin/audit");
        view.afterNavigation(new AfterNavigationEvent(new LocationChangeEvent(
                ui.getInternals().getRouter(), ui, NavigationTrigger.PROGRAMMATIC, location, List.of(view))));

        now.updateAndGet(then -> then.plus(Duration.ofMinutes(9)));
        for (int i = 0; i <= CursorGrid.PAGE; i++) {
            trail.happened(BOB, Change.of("page.open", "page", "/admin", "/admin", Map.of()), Outcome.REFUSED, null);
        }
        poll();
        assertThat(text()).contains(CursorGrid.PAGE + " entries", "Pause");
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(2)));
        await().pollInSameThread().untilAsserted(() -> {
            poll();
            assertThat(text()).contains("Paused after ten minutes.");
        });
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    @Test
    void isNotLiveWhereNothingNewCanCome() {
        open("to=2020-01-01T00:00:00Z");
        assertThat(find(LiveTail.class).all()).isEmpty();
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        db.sql("ALTER TABLE audit_entries RENAME TO audit_entries_away").update();
        try {
            open("");
            assertThat(text()).contains("The database does not answer");
        } finally {
            db.sql("ALTER TABLE audit_entries_away RENAME TO audit_entries").update();
        }
    }

    @Test
    void showsBeforeAndAfterOfAnEntryAsText() {
        UI.getCurrent().navigate("admin/audit/" + changed);
        assertThat(find(H1.class).single().getText()).isEqualTo("Suspend (user)");
        assertThat(find(Differences.class).single().getElement().getTextRecursively())
                .contains("Status", "ACTIVE", "SUSPENDED");
        assertThat(find(Anchor.class)
                        .withText("All entries about this target")
                        .single()
                        .getHref())
                .isEqualTo("admin/audit?target=user%3Au1");
    }

    @Test
    void namesTheGroupThatSomebodyJoins() {
        long joined = trail.begin(
                BOB,
                new Change(
                        "user.join-group",
                        "user",
                        "u1",
                        "Zoe Tester",
                        Map.of(),
                        Map.of(Change.GROUP, "Sales", Change.GROUP_ID, "g7")));
        open("target=group:g7");
        assertThat(test(grid()).getLitRendererPropertyValue(0, 0, "target", String.class))
                .isEqualTo("Zoe Tester, group Sales");

        UI.getCurrent().navigate("admin/audit/" + joined);
        assertThat(find(Anchor.class)
                        .withText("All entries about this group")
                        .single()
                        .getHref())
                .isEqualTo("admin/audit?target=group%3Ag7");
    }

    @Test
    void verifiesTheWholeTrail() throws Exception {
        open("");
        test(find(NativeButton.class).withText("Verify").single()).click();
        AuditLog.Running running = log.verification().orElseThrow();
        assertThat(running.result().get(30, TimeUnit.SECONDS)).isPresent();
        assertThat(trailActions()).contains("audit.verify");
    }

    @Autowired
    private AuditLog log;

    private String trailActions() {
        return String.join(
                " ",
                db.sql("SELECT action FROM audit_entries").query(String.class).list());
    }

    private void open(String query) {
        UI.getCurrent().navigate("admin/audit", QueryParameters.fromString(query));
        assertThat(find(H1.class).single().getText()).isEqualTo("Audit");
    }

    private com.vaadin.flow.component.grid.Grid<org.gatehouse.audit.AuditEntry> grid() {
        return find(AuditList.class).single().list().grid();
    }

    private String text() {
        return find(AuditView.class).single().getElement().getTextRecursively();
    }
}
