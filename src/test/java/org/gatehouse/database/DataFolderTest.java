package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheSecretThatItMade() {
        var data = new DataFolder(folder.resolve("data"));

        String made = data.secret("token", "API_TOKEN");

        assertThat(made).hasSizeGreaterThan(40).doesNotContainAnyWhitespaces();
        assertThat(data.secret("token", "API_TOKEN")).isEqualTo(made);
        assertThat(DataFolder.newSecret()).isNotEqualTo(made);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
    void letsOnlyTheOwnerRead() throws IOException {
        new DataFolder(folder.resolve("data")).secret("token", "API_TOKEN");

        assertThat(permissions(folder.resolve("data/token"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void leavesNothingElseBeside() throws IOException {
        new DataFolder(folder).secret("token", "API_TOKEN");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("token"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "s1zJ9mS0UxUpsWvCXVJjVQpO3x0Lr5m"})
    void takesNoPartOfASecretForOne(String part) throws IOException {
        Files.writeString(folder.resolve("token"), part);

        assertThatThrownBy(() -> new DataFolder(folder).secret("token", "API_TOKEN"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("API_TOKEN: the file " + folder.resolve("token") + " holds no secret");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
