package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A store that is filled, and one whose filling was interrupted. */
class SampleUsersTest {

    private static final String FOUND = "?limit=200&search=profile.login+sw+%22user00%22";

    @TempDir
    private Path folder;

    private String url = "";

    @BeforeEach
    void newStore() {
        url = "jdbc:h2:file:" + folder.resolve("store");
        assertThat(startAndFind(FOUND).size()).isEqualTo(100);
    }

    @Test
    void goesOnWhereTheFillingEnded() throws SQLException {
        change("DELETE FROM identity.users WHERE id > '00uS0000000000000060' AND id LIKE '00uS0000%'");
        change("DELETE FROM identity.search_terms WHERE user_id > '00uS0000000000000040' AND user_id LIKE '00uS0000%'");
        change("DROP INDEX identity.search_terms_in_order");
        change("UPDATE identity.sample_users SET made = 40, done = FALSE");
        assertThat(startAndFind(FOUND).size()).isEqualTo(100);
    }

    @Test
    void addsNothingToAFullStore() throws SQLException {
        change("DELETE FROM identity.users WHERE id = '00uS0000000000000001'");
        assertThat(startAndFind("").size()).isEqualTo(102);
    }

    @Test
    void makesUsersOfAnOlderStoreFindable() throws SQLException {
        change("DELETE FROM identity.search_terms");
        assertThat(startAndFind(FOUND).size()).isEqualTo(100);
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private JsonNode startAndFind(String query) {
        try (IdentityServer server =
                IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), url, "sa", 100))) {
            return Browser.json(new Browser(server)
                    .send(java.net.http.HttpRequest.newBuilder(
                                    java.net.URI.create(server.orgUrl() + "/api/v1/users" + query))
                            .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)));
        }
    }
}
