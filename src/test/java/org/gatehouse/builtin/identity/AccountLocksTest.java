package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What too many wrong passwords lead to; each test has a user of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountLocksTest {

    private IdentityServer server;
    private String database = "";

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        database = newDatabase();
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), database, "", 10));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void locksAfterTooManyWrongPasswordsAndEndsNobodysWork() {
        String login = login(1);
        Browser owner = new Browser(server);
        owner.logIn(login, "gatehouse");
        guess(login);
        assertThat(status(login)).isEqualTo("LOCKED_OUT");
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void unlocksAtOnce() {
        String login = login(2);
        assertThat(call(login, "lifecycle/unlock").statusCode()).isEqualTo(403);
        guess(login);
        assertThat(call(login, "lifecycle/unlock").statusCode()).isEqualTo(200);
        assertThat(status(login)).isEqualTo("ACTIVE");
        assertThat(new Browser(server).signIn(login, "gatehouse").statusCode()).isEqualTo(302);
    }

    @Test
    void startsToCountAnewAfterTheRightPassword() {
        String login = login(3);
        Browser browser = new Browser(server);
        for (int i = 0; i < AccountLocks.TRIES + 5; i++) {
            assertThat(browser.signIn(login, i % 5 == 4 ? "gatehouse" : "wrong").statusCode())
                    .isEqualTo(i % 5 == 4 ? 302 : 401);
        }
        assertThat(status(login)).isEqualTo("ACTIVE");
    }

    @Test
    void givesTheLockedTheAnswerOfAWrongPassword() throws SQLException {
        String login = login(4);
        update("UPDATE identity.users SET status = 'LOCKED_OUT' WHERE login = '" + login + "'");
        HttpResponse<String> locked = new Browser(server).signIn(login, "gatehouse");
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(locked.body()).contains("The e-mail address or the password is wrong.");
    }

    @Test
    void endsByItselfInTime() throws SQLException {
        String login = login(5);
        guess(login);
        update("UPDATE identity.wrong_passwords SET locked_until = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'"
                + " WHERE locked_until IS NOT NULL");
        new Browser(server).signIn("nobody@example.com", "wrong");
        assertThat(status(login)).isEqualTo("ACTIVE");
    }

    @Test
    void endsWithAReset() {
        String login = login(6);
        guess(login);
        String url = Browser.json(call(login, "lifecycle/reset_password?sendEmail=false"))
                .get("resetPasswordUrl")
                .asString();
        new Browser(server).submit(url, Map.of("password", "a quiet river bends"));
        assertThat(new Browser(server).signIn(login, "a quiet river bends").statusCode())
                .isEqualTo(302);
    }

    @Test
    void countsWrongAnswersThatComeByTheApi() {
        String login = login(7);
        String body = "{\"oldPassword\":{\"value\":\"wrong\"},\"newPassword\":{\"value\":\"a quiet river\"}}";
        IntStream.range(0, AccountLocks.TRIES)
                .parallel()
                .forEach(i -> assertThat(new Browser(server)
                                .api("POST", "users/" + login + "/credentials/change_password", body)
                                .statusCode())
                        .isEqualTo(403));
        assertThat(status(login)).isEqualTo("LOCKED_OUT");
    }

    private void guess(String login) {
        Browser guesser = new Browser(server);
        for (int i = 0; i < AccountLocks.TRIES; i++) {
            assertThat(guesser.signIn(login, "guess " + i).statusCode()).isEqualTo(401);
        }
    }

    private static String login(int number) {
        return "user%07d@example.com".formatted(number);
    }

    private HttpResponse<String> call(String login, String operation) {
        return new Browser(server).api("POST", "users/" + login + "/" + operation, "");
    }

    private String status(String login) {
        return Browser.json(new Browser(server).api("GET", "users/" + login, ""))
                .get("status")
                .asString();
    }

    private void update(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database, database.startsWith("jdbc:h2:") ? "sa" : "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
