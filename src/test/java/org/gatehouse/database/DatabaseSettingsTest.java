package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:mysql://localhost/x", "postgresql://localhost/x"})
    void refusesOtherDatabases(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DATABASE_URL: must start with");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/srv/data/gatehouse,/srv/data",
        "jdbc:h2:/srv/data/gatehouse;CIPHER=AES,/srv/data",
        "jdbc:h2:/srv/data/../other/gatehouse,/srv/other"
    })
    void knowsTheFolderOfAFile(String url, Path folder) {
        assertThat(settings(url).folder()).contains(folder.toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:h2:tcp://localhost/~/x", "jdbc:postgresql://localhost/x"})
    void makesNoFolderForOthers(String url) {
        assertThat(settings(url).folder()).isEmpty();
    }

    @Test
    void leavesTheAddressOfPostgresAlone() {
        assertThat(settings("jdbc:postgresql://localhost/x").jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/x");
    }

    @Test
    void leavesToTheOwnerHowH2Writes() {
        assertThat(settings("jdbc:h2:mem:x;write_delay=100").jdbcUrl())
                .isEqualTo("jdbc:h2:mem:x;write_delay=100;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000");
    }

    private static DatabaseSettings settings(String url) {
        return new DatabaseSettings(url, "", "");
    }
}
