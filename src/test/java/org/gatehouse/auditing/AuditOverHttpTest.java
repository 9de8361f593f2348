package org.gatehouse.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the whole application notes of log-ins and refusals, and the files with it. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class AuditOverHttpTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient db;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @BeforeEach
    void forget() {
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
    }

    @Test
    void notesALogInWithItsRequest() {
        var answer = logIn("Everyone").get("/dashboard");

        await().untilAsserted(() -> assertThat(entries()).containsExactly("session.begin DONE"));
        assertThat(one("address")).isIn("127.0.0.1", "::1");
        assertThat(one("correlation")).matches("[0-9a-f]{32}");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void believesNobodyButAProxyAboutTheNameOfARequest() {
        var answer = new HttpBrowser("http://localhost:" + PORT, Map.of("X-Request-Id", "chosen-by-a-stranger"))
                .get("/public");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void notesAFailedCallbackWithoutWhatItHolds() {
        new HttpBrowser("http://localhost:" + PORT)
                .get(
                        "/login/oauth2/code/oidc?state=secret-state&error=access_denied&error_description=secret%0d%0atext");

        await().untilAsserted(() -> assertThat(entries()).containsExactly("session.begin FAILED"));
        assertThat(one("after_change || remark || target_name")).doesNotContain("secret");
    }

    @Test
    void notesALogOut() {
        HttpBrowser bob = logIn("Everyone");
        var page = bob.get("/logout");
        bob.post("/logout", Map.of("_csrf", HttpBrowser.csrf(page)));

        await().untilAsserted(() -> assertThat(entries()).containsExactly("session.begin DONE", "session.end DONE"));
        assertThat(db.sql("SELECT after_change FROM audit_entries WHERE action = 'session.end'")
                        .query(String.class)
                        .single())
                .contains("The person logged out.");
    }

    @Test
    void takesWhatIsSentForNoPageThatWasOpened() {
        HttpBrowser bob = logIn("Everyone");
        assertThat(bob.delete("/login").statusCode()).isEqualTo(403);

        await().untilAsserted(() -> assertThat(entries()).containsExactly("session.begin DONE", "call.send REFUSED"));
        assertThat(db.sql("SELECT target_name FROM audit_entries WHERE action = 'call.send'")
                        .query(String.class)
                        .single())
                .isEqualTo("DELETE /login");
    }

    @Test
    void notesRefusalsOnceHoweverTheyCome() {
        HttpBrowser bob = logIn("Everyone");
        assertThat(bob.get("/admin/users").statusCode()).isEqualTo(403);
        assertThat(bob.get("/admin/users").statusCode()).isEqualTo(403);
        assertThat(new RawUi(bob).navigateTo("admin/users")).contains("This page is not open to you");
        assertThat(bob.get("/admin/audit/export.csv").statusCode()).isEqualTo(403);
        assertThat(bob.get("/admin/audit/export.jsonl").statusCode()).isEqualTo(403);

        await().untilAsserted(() -> assertThat(entries())
                .containsExactly("session.begin DONE", "page.open REFUSED", "page.open REFUSED", "page.open REFUSED"));
        assertThat(db.sql("SELECT target_name FROM audit_entries WHERE action = 'page.open' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("/admin/users", "/admin/audit/export.csv", "/admin/audit/export.jsonl");
    }

    @Test
    void notesRefusedNavigation() {
        HttpBrowser bob = logIn("Everyone");
        assertThat(new RawUi(bob).navigateTo("admin/groups")).contains("This page is not open to you");

        await().untilAsserted(() -> assertThat(entries()).containsExactly("session.begin DONE", "page.open REFUSED"));
    }

    @Test
    void notesWhatAServiceRefusesToSomebodyOnAnOpenPage(@Autowired AuditLog log) {
        var bob =
                new SignedInUser("oidc", "https://id.example", "bob", null, "Bob", null, List.of("Everyone"), Map.of());
        SecurityContextHolder.getContext().setAuthentication(SignIns.of(bob, "access"));
        try {
            assertThatThrownBy(() -> log.page(AuditQuery.EVERYTHING, null, 10))
                    .isInstanceOf(AccessDeniedException.class);
        } finally {
            SecurityContextHolder.clearContext();
        }
        assertThat(entries()).containsExactly("call.send REFUSED");
        assertThat(one("actor_name || ' ' || target_name")).isEqualTo("Bob AuditLog.page");
    }

    @Test
    void sendsVisitorsToTheLogIn() {
        assertThat(new HttpBrowser("http://localhost:" + PORT)
                        .get("/admin/audit/export.csv")
                        .statusCode())
                .isEqualTo(302);
        assertThat(entries()).isEmpty();
    }

    @Test
    void exportsWhatTheFilterLetsThroughAndNotesThat() {
        hostile();
        HttpBrowser ada = logIn("Admins");

        String file = ada.get("/admin/audit/export.csv?action=user.change").body();

        assertThat(file.lines()).hasSize(2);
        assertThat(file)
                .startsWith("\uFEFFnumber,time,person")
                .contains(",'=cmd|'/c calc'!A0,", "\"{\"\"Name\"\":\"\"Old \"\"}\"");
        await().untilAsserted(() -> assertThat(entries()).endsWith("audit.export DONE"));
        assertThat(db.sql("SELECT after_change FROM audit_entries WHERE action = 'audit.export'")
                        .query(String.class)
                        .single())
                .contains("\"Format\":\"CSV\"", "\"Action\":\"user.change\"");
    }

    @Test
    void exportsOneJsonObjectALine() {
        hostile();
        String file = logIn("Admins")
                .get("/admin/audit/export.jsonl?action=user.change")
                .body();

        assertThat(file.lines())
                .singleElement()
                .asString()
                .startsWith("{\"number\":")
                .contains("\"before\":{\"Name\":\"Old \"}", "\"outcome\":\"BEGUN\"");
    }

    @Test
    void takesForgedFiltersForNone() {
        hostile();
        HttpBrowser ada = logIn("Admins");
        String file = ada.get("/admin/audit/export.csv?action=%27%3B--&outcome=x&from=never&to=%00&person=%00")
                .body();
        assertThat(file.lines().count()).isGreaterThan(2);
    }

    private void hostile() {
        var change = new Change(
                "user.change", "user", "u1", "=cmd|'/c calc'!A0", Map.of("Name", "Old\n"), Map.of("Name", "@new"));
        trail.begin(new Actor("https://id.example", "+1", "\u202eEve\r\nDONE", "s"), change);
        trail.happened(Actor.GATEHOUSE, Change.of("other.thing", "x", "y", "z", Map.of()), Outcome.DONE, null);
    }

    /** What an answer brings about is noted after the answer, so wait for it. */
    private List<String> entries() {
        return db.sql("SELECT action || ' ' || result FROM audit_entries ORDER BY id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String one(String column) {
        return db.sql("SELECT " + column + " FROM audit_entries")
                .query(String.class)
                .single();
    }

    private static HttpBrowser logIn(String group) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        PROVIDER.groups = List.of(group);
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        return browser;
    }
}
