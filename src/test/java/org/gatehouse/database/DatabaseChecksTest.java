package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.gatehouse.doctor.Diagnosis;
import org.gatehouse.doctor.Examination;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DatabaseChecksTest {

    @TempDir
    private Path folder;

    @Test
    void seesWhatTheNextStartWillDoWithoutDoingIt() throws SQLException {
        DatabaseSettings settings = TestDatabase.emptyPostgres();

        assertThat(look(settings)).contains("the next start brings its schema gatehouse up to date");
        assertThat(look(settings)).contains("the next start brings its schema gatehouse up to date");

        Database.bringUpToDate(settings);
        assertThat(look(settings)).contains("its schema gatehouse is up to date");
    }

    @Test
    void makesNoFileToLookAt() {
        Path data = folder.resolve("data");

        assertThat(look(new DatabaseSettings("jdbc:h2:file:" + data + "/gatehouse", "", "")))
                .contains("OK", "The first start makes an H2 database in " + data);
        assertThat(data).doesNotExist();
    }

    @Test
    void tellsWhyThereIsNoConnectionAndNoPassword() {
        assertThat(look(new DatabaseSettings("jdbc:postgresql://localhost:1/x", "ada", "the-secret")))
                .contains("PROBLEM", "DATABASE_URL: the database does not answer")
                .doesNotContain("the-secret");
    }

    private static String look(DatabaseSettings settings) {
        var none = new StaticListableBeanFactory().getBeanProvider(Database.class);
        Diagnosis only =
                Examination.of(new DatabaseChecks(settings, none).all()).getFirst();
        return only.finding().toString();
    }
}
