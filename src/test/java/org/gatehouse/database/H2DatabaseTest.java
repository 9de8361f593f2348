package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {

    @TempDir
    private Path folder;

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }

    @Test
    void keepsCommittedRowsWhenTheProcessIsKilled() throws Exception {
        var settings = file();

        int status = new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"), Killed.class.getName())
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();

        assertThat(status).isEqualTo(Killed.STATUS);
        try (var database = TestDatabase.of(settings)) {
            assertThat(database.jdbc()
                            .sql("SELECT subject FROM cluster_events")
                            .query(String.class)
                            .list())
                    .containsExactly("committed");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
    void letsOnlyTheOwnerIntoTheFolderOfTheFile() throws IOException {
        try (var database = TestDatabase.of(file())) {
            database.database().afterSingletonsInstantiated();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    /** As with the built-in identity server, whose schema lies in the same file. */
    @Test
    void staysOpenForOneWhenTheOtherLeaves() throws Exception {
        var settings = file();
        var first = TestDatabase.of(settings);
        first.database().afterSingletonsInstantiated();

        try (var other = DriverManager.getConnection(settings.jdbcUrl());
                var second = TestDatabase.of(settings)) {
            first.close();
            assertThat(other.isValid(1)).isTrue();
            assertThat(second.jdbc().sql("SELECT 1").query().singleValue()).isEqualTo(1);
        }
    }

    private DatabaseSettings file() {
        return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data/gatehouse"), "", "");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A process that ends as with kill -9: no shutdown hook runs. */
    static final class Killed {

        static final int STATUS = 9;

        public static void main(String[] arguments) {
            var database = TestDatabase.of(new DatabaseSettings("jdbc:h2:file:./data/gatehouse", "", ""));
            database.jdbc()
                    .sql("INSERT INTO cluster_events (type, subject) VALUES ('test', 'committed')")
                    .update();
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
