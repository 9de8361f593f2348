package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules whose work was cut short by the end of the program. */
class RuleWalkTest {

    @TempDir
    private Path folder;

    private String group = "";

    @Test
    void goesOnWhenTheProgramStartsAgain() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        try (IdentityServer server = start(url)) {
            RulesClient client = new RulesClient(server);
            group = client.addGroup();
            client.addRule("user.firstName == 'Ada'", group);
        }
        change(url, "UPDATE identity.group_rules SET status = 'ACTIVE', due = 1");
        try (IdentityServer server = start(url)) {
            RulesClient client = new RulesClient(server);
            await().untilAsserted(() -> assertThat(client.members(group)).hasSize(1));
        }
        change(url, "UPDATE identity.group_rules SET status = 'DELETED_WITH_USERS'");
        try (IdentityServer server = start(url)) {
            RulesClient client = new RulesClient(server);
            await().untilAsserted(() -> assertThat(client.members(group)).isEmpty());
        }
    }

    private static IdentityServer start(String url) {
        return IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), url, "sa", 0));
    }

    private static void change(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
