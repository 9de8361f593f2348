package org.gatehouse.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.console.LiveTail;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class RunPagesTest extends SpringBrowserlessTest {

    private static final String NAME = "<img src=x onerror=alert(1)>";

    @Autowired
    private BulkRuns bulk;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestDirectory directory;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        directory.user("b1", "Bob", NAME, UserStatus.ACTIVE);
        directory.user("s1", "Sue", "Spended", UserStatus.SUSPENDED);
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM bulk_runs").update();
        db.sql("DELETE FROM sessions").update();
        directory.clear();
    }

    @Test
    void offersNoLinksByMailWhereTheDirectorySendsNone() {
        assertThat(bulk.kinds()).contains(RunKind.ACTIVATE, RunKind.RESET_PASSWORD, RunKind.SUSPEND);
        assertThat(bulk.oneByOne()).isEmpty();
        directory.capabilities = TestDirectory.handingOutLinks(Set.of(Delivery.LINK));
        assertThat(bulk.oneByOne()).containsExactly(RunKind.ACTIVATE, RunKind.RESET_PASSWORD);
        assertThat(bulk.kinds())
                .contains(RunKind.SUSPEND, RunKind.ADD_TO_GROUP, RunKind.LOG_OUT)
                .doesNotContain(RunKind.ACTIVATE, RunKind.RESET_PASSWORD, RunKind.IMPORT);
    }

    @Test
    void importsNobodyWithAnInvitationThatWouldNotGoOut() {
        openImport();
        assertThat(text()).contains("Invite new users by e-mail").doesNotContain("sends no mail");
        directory.capabilities = TestDirectory.handingOutLinks(Set.of(Delivery.LINK));
        UI.getCurrent().navigate("admin/runs");
        openImport();
        assertThat(text()).contains("sends no mail").doesNotContain("Invite new users by e-mail");
        byte[] file = "login".getBytes(UTF_8);
        assertThatThrownBy(() -> bulk.prepareImport(file, "a.csv", Delivery.MAIL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsWhatWouldBeDoneAndThenWhatWas() {
        open(ready(RunKind.SUSPEND));
        assertThat(text()).contains("1 user would be changed. Nothing has been changed yet", "Set up by Ada Tester");
        assertThat(calls()).isZero();
        click("Start: change 1 user");
        click("Start");
        long run = onlyRun();
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.FINISHED));
        open(run);
        assertThat(text()).contains("Finished", "Done").doesNotContain("You can leave this page");
        assertThat(calls()).isOne();
    }

    @Test
    void startsWhatTakesNothingWithoutAQuestion() {
        long run = ready(RunKind.UNSUSPEND);
        open(run);
        click("Start: change 1 user");
        assertThat(find(Question.class).all()).isEmpty();
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.FINISHED));
        assertThat(calls()).isOne();
    }

    @Test
    void saysWhoBecomesAnAdministratorOnThePageAndInTheQuestion() {
        String file = "login,groups\nbob." + NAME.toLowerCase(Locale.ROOT) + "@example.com,Admins\n";
        long run = bulk.prepareImport(file.getBytes(UTF_8), "people.csv", null);
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY));
        open(run);
        String words = " becomes an administrator and can do all that you can do here.";
        assertThat(find(Notice.class).all())
                .extracting(notice -> notice.getElement().getTextRecursively())
                .anyMatch(text -> text.startsWith("Bob " + NAME) && text.endsWith(words));
        assertThat(text()).contains("Become administrators 1");
        click("Start: change 1 user");
        assertThat(question()).contains("Import: 1 user?", "Bob " + NAME, words);
        click("Start");
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.FINISHED));
        assertThat(directory.groupsOf("b1")).hasSize(1);
    }

    @Test
    void asksForAProofOfIdentityAndForTheWayBack() {
        long run = ready(RunKind.SUSPEND);
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
        open(run);
        click("Start: change 1 user");
        assertThat(question()).contains("Confirm that it is you", "To start “Suspend” for 1 user");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue=%2Fadmin%2Fruns%2F" + run + "%3Fstart");
        assertThat(calls()).isZero();
    }

    @Test
    void asksAgainAfterTheProofRatherThanStartingAtOnce() {
        long run = ready(RunKind.SUSPEND);
        UI.getCurrent().navigate(RunView.path(run), QueryParameters.fromString("start"));
        assertThat(question()).contains("Suspend: 1 user?");
        assertThat(calls()).isZero();
    }

    @Test
    void startsNothingByAnAddress() {
        long run = ready(RunKind.UNSUSPEND);
        UI.getCurrent().navigate(RunView.path(run), QueryParameters.fromString("start"));
        assertThat(find(Question.class).all()).isEmpty();
        assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY);
        assertThat(calls()).isZero();
    }

    @Test
    void keepsNamesTextAndFiltersThem() {
        open(ready(RunKind.SUSPEND));
        @SuppressWarnings("unchecked") // the only grid of the page
        Grid<Item> grid = find(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(2);
        click("Nothing to do 1");
        assertThat(test(grid).size()).isOne();
    }

    @Test
    void offersTheRestOfWhatWasInterrupted() {
        long run = ready(RunKind.SUSPEND);
        db.sql("UPDATE bulk_runs SET state = 'RUNNING', leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND")
                .update();
        open(run);
        assertThat(text()).contains("Interrupted", RunStore.STOPPED);
        click("Look up the rest again");
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY));
    }

    /** However long the run goes on: an abandoned page must not keep its session alive. */
    @Test
    void looksForTenMinutesAndThenWhenAsked() {
        var held = directory.hold();
        long run = bulk.prepare(RunKind.SUSPEND, Map.of("b1", "Bob"), null);
        var now = new AtomicReference<>(Instant.now());
        var view = new RunView(bulk, now::get);
        UI ui = UI.getCurrent();
        ui.add(view);
        view.beforeEnter(new BeforeEnterEvent(
                ui.getInternals().getRouter(),
                NavigationTrigger.PROGRAMMATIC,
                new Location(RunView.path(run)),
                RunView.class,
                new RouteParameters("run", String.valueOf(run)),
                ui,
                List.of()));

        now.updateAndGet(then -> then.plus(Duration.ofMinutes(9)));
        poll();
        assertThat(find(LiveTail.class).single().getElement().getTextRecursively())
                .contains("Pause");
        now.updateAndGet(then -> then.plus(Duration.ofMinutes(2)));
        RunFixture.await(() -> {
            poll();
            assertThat(find(LiveTail.class).single().getElement().getTextRecursively())
                    .contains("Paused after ten minutes.");
        });

        held.countDown();
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY));
        click("Go live");
        RunFixture.await(() -> {
            poll();
            assertThat(find(RunView.class).single().getElement().getTextRecursively())
                    .contains("Start: change 1 user");
        });
        assertThat(find(LiveTail.class).all()).isEmpty();
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    @Test
    void knowsNoStrangeRun() {
        UI.getCurrent().navigate("admin/runs/4711");
        assertThat(find(H1.class).single().getText()).isEqualTo("Page not found");
        UI.getCurrent().navigate("admin/runs/x");
        assertThat(find(H1.class).single().getText()).isEqualTo("Page not found");
    }

    @Test
    void listsTheLatestRuns() {
        ready(RunKind.SUSPEND);
        UI.getCurrent().navigate("admin/runs");
        assertThat(text()).contains("Bulk runs", "Suspend", "Ready to start", "2 users · Selected users · Ada Tester");
    }

    @Test
    void looksAFileThrough() {
        openImport().onSent("login\nbob@example.com\n".getBytes(UTF_8), "people.csv", null, "");
        long run = onlyRun();
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY));
        assertThat(find(H1.class).single().getText()).isEqualTo("Import");
        assertThat(text()).contains("people.csv");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        ImportView view = openImport();
        view.onSent("mail\nx\n".getBytes(UTF_8), "people.csv", null, "");
        assertThat(text()).contains("Columns that are not known here: “mail”.");
        view.onSent(null, "people.csv", null, "large");
        assertThat(text()).contains("The file is larger than 5 MB.").doesNotContain("“mail”");
        view.onSent(null, "people.csv", null, "");
        assertThat(text()).contains("The file did not arrive.");
    }

    private ImportView openImport() {
        UI.getCurrent().navigate("admin/users/import");
        assertThat(text()).contains("firstName", "The first line names the columns");
        return find(ImportView.class).single();
    }

    private long ready(RunKind kind) {
        var selected = new LinkedHashMap<>(Map.of("b1", "Bob"));
        selected.put("s1", "Sue");
        long run = bulk.prepare(kind, selected, null);
        RunFixture.await(() -> assertThat(bulk.find(run).orElseThrow().state()).isEqualTo(RunState.READY));
        return run;
    }

    private long onlyRun() {
        return db.sql("SELECT id FROM bulk_runs").query(Long.class).single();
    }

    private void open(long run) {
        UI.getCurrent().navigate("admin/runs");
        UI.getCurrent().navigate(RunView.path(run));
    }

    private long calls() {
        return directory.calls.stream()
                .filter(call -> call.startsWith("perform"))
                .count();
    }

    private void click(String button) {
        test(find(NativeButton.class).withText(button).single()).click();
    }

    private String question() {
        return find(Question.class).single().getElement().getTextRecursively();
    }

    private static String text() {
        Component view = (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
        return view.getElement().getOuterHTML().replaceAll("&nbsp;", " ");
    }
}
