package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** People finish what an administrator began. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoosePasswordTest {

    private static final String GOOD = "a quiet river bends";

    private final AtomicInteger used = new AtomicInteger();
    private IdentityServer server;
    private String database = "";

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        database = newDatabase();
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), database, "", 40));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void letsAnInvitedUserChooseAPasswordAndSignIn() throws SQLException {
        String login = stagedUser();
        JsonNode invited = Browser.json(call(login, "lifecycle/activate?sendEmail=false"));
        assertThat(status(login)).isEqualTo("PROVISIONED");
        String url = invited.get("activationUrl").asString();
        assertThat(url)
                .isEqualTo(server.orgUrl() + "/activate/"
                        + invited.get("activationToken").asString());
        Browser browser = new Browser(server);
        assertThat(browser.get(url).body()).contains("Welcome", login);
        HttpResponse<String> chosen = browser.submit(url, Map.of("password", GOOD));
        assertThat(Browser.location(chosen)).isEqualTo("/signin?chosen");
        assertThat(browser.get("/signin?chosen").body()).contains("Your password is saved");
        assertThat(status(login)).isEqualTo("ACTIVE");
        assertThat(browser.logIn(login, GOOD)).containsKey("code");
    }

    @Test
    void takesALinkOnce() {
        String login = nextLogin();
        String url = resetUrl(login);
        assertThat(new Browser(server).submit(url, Map.of("password", GOOD)).statusCode())
                .isEqualTo(302);
        HttpResponse<String> again = new Browser(server).get(url);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains("This link cannot be used");
        assertThat(new Browser(server).signIn(login, GOOD).statusCode()).isEqualTo(302);
    }

    @Test
    void takesALinkOnceAlsoWhenTwoUseItAtTheSameTime() {
        String url = resetUrl(nextLogin());
        List<Browser> browsers =
                IntStream.range(0, 6).mapToObj(i -> new Browser(server)).toList();
        long taken = browsers.parallelStream()
                .map(browser -> browser.submit(url, Map.of("password", GOOD)))
                .filter(answer -> answer.statusCode() == 302)
                .count();
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void replacesTheLinkThatWasThereBefore() {
        String login = nextLogin();
        String first = resetUrl(login);
        String second = resetUrl(login);
        assertThat(new Browser(server).get(first).statusCode()).isEqualTo(404);
        assertThat(new Browser(server).get(second).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesALinkThatIsTooOldOrThatNeverWas() throws SQLException {
        String url = resetUrl(nextLogin());
        update("UPDATE identity.one_time_links SET expires = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'");
        assertThat(new Browser(server).get(url).statusCode()).isEqualTo(404);
        assertThat(new Browser(server).get("/activate/guessed").statusCode()).isEqualTo(404);
        assertThat(new Browser(server)
                        .post("/activate/guessed", Map.of("password", GOOD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesALinkOfSomebodyWhoWasDeactivated() {
        String login = nextLogin();
        String url = resetUrl(login);
        call(login, "lifecycle/deactivate");
        assertThat(new Browser(server).get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void endsTheOldPasswordAndEverySession() {
        String login = nextLogin();
        Browser elsewhere = new Browser(server);
        elsewhere.logIn(login, "gatehouse");
        String url = resetUrl(login);
        assertThat(elsewhere.isSignedIn()).isTrue();
        assertThat(new Browser(server).signIn(login, "gatehouse").statusCode()).isEqualTo(401);
        new Browser(server).submit(url, Map.of("password", GOOD));
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(new Browser(server).signIn(login, "gatehouse").statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhatIsWrongWithTheNewPasswordAndKeepsTheLink() {
        String url = resetUrl(nextLogin());
        HttpResponse<String> answer = new Browser(server).submit(url, Map.of("password", "too short"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Use at least 12 characters.").doesNotContain("too short");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new Browser(server).get(url).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForTheAnswerWhenThePasswordWasForgotten() {
        String login = nextLogin();
        assertThat(call(login, "credentials/forgot_password").statusCode()).isEqualTo(403);
        setQuestion(login);
        String url = Browser.json(call(login, "credentials/forgot_password?sendEmail=false"))
                .get("resetPasswordUrl")
                .asString();
        Browser browser = new Browser(server);
        assertThat(browser.get(url).body()).contains("Which &lt;b&gt;pet&lt;/b&gt;?");
        assertThat(browser.submit(url, Map.of("password", GOOD, "answer", "cat"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.submit(url, Map.of("password", GOOD, "answer", " ROVER "))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.signIn(login, GOOD).statusCode()).isEqualTo(302);
    }

    @Test
    void asksForANewPasswordOnceTheOldOneHasExpired() {
        String login = nextLogin();
        assertThat(Browser.json(call(login, "lifecycle/expire_password"))
                        .get("status")
                        .asString())
                .isEqualTo("PASSWORD_EXPIRED");
        Browser browser = new Browser(server);
        browser.authorize(Map.of());
        assertThat(Browser.location(browser.signIn(login, "gatehouse"))).isEqualTo("/expired");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.submit("/expired", Map.of("password", "gatehouse")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> changed = browser.submit("/expired", Map.of("password", GOOD));
        assertThat(Browser.parameters(browser.follow(changed))).containsKey("code");
        assertThat(status(login)).isEqualTo("ACTIVE");
    }

    @Test
    void refusesAnExpiredPasswordsPageWithoutProof() {
        String login = nextLogin();
        call(login, "lifecycle/expire_password");
        assertThat(Browser.location(new Browser(server).get("/expired"))).isEqualTo("/signin");
        Browser wrong = new Browser(server);
        assertThat(wrong.signIn(login, "wrong").statusCode()).isEqualTo(401);
        assertThat(Browser.location(wrong.get("/expired"))).isEqualTo("/signin");
    }

    @Test
    void opensOneSignInWithATemporaryPassword() {
        String login = nextLogin();
        String temporary = Browser.json(call(login, "lifecycle/expire_password_with_temp_password"))
                .get("tempPassword")
                .asString();
        Browser browser = new Browser(server);
        assertThat(browser.signIn(login, "gatehouse").statusCode()).isEqualTo(401);
        assertThat(Browser.location(browser.signIn(login, temporary))).isEqualTo("/expired");
        assertThat(browser.submit("/expired", Map.of("password", GOOD)).statusCode())
                .isEqualTo(302);
        assertThat(new Browser(server).signIn(login, temporary).statusCode()).isEqualTo(401);
    }

    @Test
    void leavesATemporaryPasswordThatReplacedTheProvenOneAsItIs() {
        String login = nextLogin();
        call(login, "lifecycle/expire_password");
        Browser browser = new Browser(server);
        browser.signIn(login, "gatehouse");
        call(login, "lifecycle/expire_password_with_temp_password");
        assertThat(Browser.location(browser.submit("/expired", Map.of("password", GOOD))))
                .isEqualTo("/signin");
        assertThat(status(login)).isEqualTo("PASSWORD_EXPIRED");
    }

    @Test
    void doesNotOvertakeAnAdministratorWhoIsResettingTheExpiredPassword() throws SQLException {
        String login = nextLogin();
        call(login, "lifecycle/expire_password");
        Browser browser = new Browser(server);
        browser.signIn(login, "gatehouse");
        try (Connection administrator = connect();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.executeUpdate("UPDATE identity.users SET status = 'RECOVERY' WHERE login = '" + login + "'");
            var answer = CompletableFuture.supplyAsync(() -> browser.submit("/expired", Map.of("password", GOOD)));
            await().until(this::isSomebodyWaitingForARow);
            administrator.commit();
            assertThat(Browser.location(answer.join())).isEqualTo("/signin");
        }
        assertThat(status(login)).isEqualTo("RECOVERY");
    }

    @Test
    void slowsDownWhoeverTriesLinks() {
        try (IdentityServer other = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()))) {
            Browser browser = new Browser(other);
            IntStream.range(0, GuessLimit.PER_ADDRESS).forEach(i -> browser.get("/activate/guess" + i));
            assertThat(browser.get("/activate/one-more").statusCode()).isEqualTo(429);
        }
    }

    private void setQuestion(String login) {
        HttpResponse<String> answer =
                new Browser(server).api("POST", "users/" + login + "/credentials/change_recovery_question", """
                        {"password": {"value": "gatehouse"},
                         "recovery_question": {"question": "Which <b>pet</b>?", "answer": "Rover"}}""");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private String resetUrl(String login) {
        JsonNode answer = Browser.json(call(login, "lifecycle/reset_password?sendEmail=false"));
        return answer.get("resetPasswordUrl").asString();
    }

    private String stagedUser() throws SQLException {
        String login = nextLogin();
        update("UPDATE identity.users SET status = 'STAGED', password_hash = NULL WHERE login = '" + login + "'");
        return login;
    }

    private String nextLogin() {
        return "user%07d@example.com".formatted(used.incrementAndGet());
    }

    private HttpResponse<String> call(String login, String operation) {
        return new Browser(server).api("POST", "users/" + login + "/" + operation, "");
    }

    private String status(String login) {
        return Browser.json(new Browser(server).api("GET", "users/" + login, ""))
                .get("status")
                .asString();
    }

    private boolean isSomebodyWaitingForARow() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        isH2()
                                ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
                                : "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                        + " AND datname = current_database()")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database, isH2() ? "sa" : "postgres", "");
    }

    private boolean isH2() {
        return database.startsWith("jdbc:h2:");
    }
}
