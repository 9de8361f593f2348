package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFailuresTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatNobodyAnswers() {
        String url = "jdbc:postgresql://localhost:" + FreePorts.next() + "/gatehouse?password=hush";

        refuses(new DatabaseSettings(url, "gatehouse", "hush"), "the database does not answer");
    }

    @Test
    void saysThatTheDatabaseIsMissing() {
        var there = TestDatabase.emptyPostgres();

        refuses(new DatabaseSettings(there.url().replace("/test_", "/none_"), "postgres", "hush"), "no database");
    }

    @Test
    void saysThatTheUserIsNotKnown() {
        var there = TestDatabase.emptyPostgres();

        refuses(new DatabaseSettings(there.url().replaceAll("user=\\w+", ""), "nobody", "hush"), "refuses the user");
    }

    @Test
    void saysThatTheUserMayNotMakeTheSchema() throws SQLException {
        var there = TestDatabase.emptyPostgres();
        try (var database = TestDatabase.of(there);
                Connection connection = database.database().connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA gatehouse CASCADE");
            statement.execute("DROP ROLE IF EXISTS poor");
            statement.execute("CREATE ROLE poor LOGIN");
        }

        refuses(new DatabaseSettings(there.url().replaceAll("user=\\w+", ""), "poor", "hush"), "grant CREATE");
    }

    @Test
    void saysThatThePasswordOfAFileIsWrong() {
        String url = "jdbc:h2:file:" + folder.resolve("gatehouse");
        try (var right = TestDatabase.of(new DatabaseSettings(url, "gatehouse", "right"))) {
            right.database().afterSingletonsInstantiated();
        }

        refuses(new DatabaseSettings(url, "gatehouse", "hush"), "refuses the user");
    }

    @Test
    void saysThatTheFileCannotBeMade() throws Exception {
        Files.writeString(folder.resolve("gatehouse.mv.db"), "no database");

        refuses(new DatabaseSettings("jdbc:h2:file:" + folder.resolve("gatehouse"), "", "hush"), "cannot be opened");
    }

    private static void refuses(DatabaseSettings settings, String reason) {
        try (var database = Database.open(settings)) {
            assertThatThrownBy(database::afterSingletonsInstantiated)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("DATABASE_URL: ")
                    .hasMessageContaining(reason)
                    .hasMessageNotContainingAny("hush", "\n");
        }
        assertThat(settings).hasToString("DatabaseSettings[]");
    }
}
