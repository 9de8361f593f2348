package org.gatehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.Gatehouse;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Files over HTTP, as browsers get them. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(DirectoryPagesTest.Beans.class)
class DownloadsTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @Autowired
    private TestDirectory directory;

    @Autowired
    private JdbcClient db;

    private HttpBrowser ada;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @BeforeEach
    void fill() {
        directory.clear();
        directory.before = () -> {};
        directory.group("g1", "Staff", GroupKind.EDITABLE);
        for (int i = 0; i < 450; i++) {
            directory.user("u%03d".formatted(i), "P" + i, "Tester", i % 2 == 0 ? UserStatus.ACTIVE : UserStatus.STAGED);
        }
        ada = logIn("Admins");
    }

    @Test
    void writesEveryUserPageByPage() {
        var answer = ada.get("/admin/users/export.csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"users.csv\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body().lines()).hasSize(451);
        assertThat(answer.body()).startsWith("\uFEFFid,login,firstName,lastName,email,title,department,status,");
        assertThat(directory.calls)
                .filteredOn(call -> call.startsWith("search users"))
                .hasSize(3);
    }

    @Test
    void keepsToTheFilter() {
        assertThat(ada.get("/admin/users/export.csv?status=STAGED").body().lines())
                .hasSize(226);
        assertThat(ada.get("/admin/users/export.csv?q=p12&status=").body().lines())
                .hasSize(12);
        assertThat(ada.get("/admin/users/export.csv?group=g1").body().lines()).hasSize(1);
        assertThat(ada.get("/admin/users/export.csv?status=NONSENSE").statusCode())
                .isEqualTo(400);
    }

    @Test
    void defusesFormulas() {
        User user = directory.find("u000").orElseThrow();
        var title = new Profile(Map.of(Attribute.TITLE, "=cmd|'/c calc'!A0"));
        directory.change("u000", user.version(), new ProfileChange(new HashMap<>(title.values())));
        assertThat(ada.get("/admin/users/export.csv?q=P0").body()).contains(",'=cmd|'/c calc'!A0,");
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(logIn("Everyone").get("/admin/users/export.csv").statusCode())
                .isEqualTo(403);
        assertThat(logIn("Everyone").get("/admin/runs/1/report.csv").statusCode())
                .isEqualTo(403);
        assertThat(new HttpBrowser("http://localhost:" + PORT)
                        .get("/admin/users/export.csv")
                        .statusCode())
                .isEqualTo(302);
        assertThat(directory.calls).isEmpty();
    }

    @Test
    void notesWhoTookWhat() {
        ada.get("/admin/users/export.csv?q=p1&status=ACTIVE");
        String entry = db.sql("SELECT after_change || outcome FROM audit_entries e JOIN audit_outcomes o"
                        + " ON o.entry_id = e.id WHERE action = 'users.export' ORDER BY e.id DESC LIMIT 1")
                .query(String.class)
                .single();
        assertThat(entry).contains("\"Search\":\"p1\"", "\"Status\":\"ACTIVE\"", "DONE");
    }

    @Test
    void givesTheWholeFileEvenWhenItsOutcomeCannotBeNoted() {
        db.sql("ALTER TABLE audit_outcomes RENAME TO away").update();
        try {
            assertThat(ada.get("/admin/users/export.csv").body().lines()).hasSize(451);
        } finally {
            db.sql("ALTER TABLE away RENAME TO audit_outcomes").update();
        }
    }

    @Test
    void endsWhenTheListDoesNot() {
        directory.circling = true;
        assertThatThrownBy(() -> ada.get("/admin/users/export.csv")).hasRootCauseInstanceOf(IOException.class);
        assertThat(directory.calls)
                .filteredOn(call -> call.startsWith("search users"))
                .hasSizeLessThan(10);
    }

    @Test
    void breaksTheConnectionWhenItCannotGoOn() {
        failOnPage(3, new DirectoryException.Denied("No scope", null));
        assertThatThrownBy(() -> ada.get("/admin/users/export.csv")).hasRootCauseInstanceOf(IOException.class);
        assertThat(db.sql("SELECT outcome FROM audit_outcomes ORDER BY entry_id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
    }

    @Test
    void saysSoBeforeItBeginsWhenTheDirectoryDoesNotAnswer() {
        failOnPage(1, new DirectoryException.Denied("No scope", null));
        assertThat(ada.get("/admin/users/export.csv").statusCode()).isEqualTo(503);
    }

    @Test
    void waitsOutThrottling() {
        failOnPage(2, new DirectoryException.Throttled(Instant.now().plusMillis(300), null));
        assertThat(ada.get("/admin/users/export.csv").body().lines()).hasSize(451);
    }

    @Test
    void writesTwoFilesAtATime() {
        var goOn = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        directory.before = () -> {
            begun.countDown();
            awaitOpen(goOn);
        };
        var first = CompletableFuture.supplyAsync(() -> ada.get("/admin/users/export.csv"));
        var second = CompletableFuture.supplyAsync(() -> ada.get("/admin/users/export.csv"));
        awaitOpen(begun);
        var third = ada.get("/admin/users/export.csv");
        goOn.countDown();
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).contains("30");
        assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                .containsOnly(200);
    }

    @Test
    void givesATemplateThatAnImportTakes() {
        assertThat(ada.get("/admin/users/import/template.csv").body())
                .isEqualTo("\uFEFFlogin,firstName,lastName,email,title,department,groups\r\n");
    }

    @Test
    void breaksTheConnectionWhenAReportCannotGoOn() {
        long run = finishedRun();
        for (int i = 0; i < 450; i++) {
            String name = "N".repeat(300); // more than is held back before the answer begins
            addItem(run, i, name, Step.CREATE, i == 300 ? "NEVER HEARD OF" : ItemState.DONE.name());
        }
        assertThatThrownBy(() -> ada.get("/admin/runs/" + run + "/report.csv"))
                .hasRootCauseInstanceOf(IOException.class);
        forget(run);
    }

    @Test
    void saysThatThereIsNoReportWhileTheDatabaseFails() {
        long run = finishedRun();
        db.sql("ALTER TABLE bulk_items RENAME TO bulk_items_away").update();
        try {
            assertThat(ada.get("/admin/runs/" + run + "/report.csv").statusCode())
                    .isEqualTo(503);
        } finally {
            db.sql("ALTER TABLE bulk_items_away RENAME TO bulk_items").update();
        }
        forget(run);
    }

    @Test
    void tellsErrorsOfTheDryRunFromWhatFailed() {
        long run = finishedRun();
        List<Step> steps = List.of(Step.CREATE, Step.ERROR, Step.BAD_ROW);
        for (int i = 0; i < steps.size(); i++) {
            addItem(run, i, "X", steps.get(i), ItemState.FAILED.name());
        }
        assertThat(ada.get("/admin/runs/" + run + "/report.csv").body().lines())
                .contains("0,x,X,,Failed,", "1,x,X,,Error,", "2,x,X,,Error in the file,");
        forget(run);
    }

    private long finishedRun() {
        db.sql("INSERT INTO bulk_runs (actor_issuer, actor_subject, actor_name, created, kind, source, grave, state)"
                        + " VALUES ('i', 's', 'Ada', CURRENT_TIMESTAMP, 'IMPORT', 'a.csv', FALSE, 'FINISHED')")
                .update();
        return db.sql("SELECT MAX(id) FROM bulk_runs").query(Long.class).single();
    }

    private void addItem(long run, int number, String name, Step step, String state) {
        db.sql("INSERT INTO bulk_items (run_id, number, target, name, step, state) VALUES (?, ?, 'x', ?, ?, ?)")
                .params(run, number, name, step.name(), state)
                .update();
    }

    private void forget(long run) {
        db.sql("DELETE FROM bulk_runs WHERE id = ?").param(run).update();
    }

    @Test
    void knowsNoReportOfAStrangeRun() {
        assertThat(ada.get("/admin/runs/4711/report.csv").statusCode()).isEqualTo(404);
    }

    private void failOnPage(int page, RuntimeException failure) {
        directory.before = () -> {
            if (directory.calls.size() == page) {
                throw failure;
            }
        };
    }

    private static HttpBrowser logIn(String group) {
        PROVIDER.groups = List.of(group);
        var browser = new HttpBrowser("http://localhost:" + PORT);
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        return browser;
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
