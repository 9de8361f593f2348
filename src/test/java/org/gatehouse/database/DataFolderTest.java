package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheSecretThatItMade() {
        var data = new DataFolder(folder.resolve("data"));

        String made = data.secret("token");

        assertThat(made).hasSizeGreaterThan(40).doesNotContainAnyWhitespaces();
        assertThat(data.secret("token")).isEqualTo(made);
        assertThat(DataFolder.newSecret()).isNotEqualTo(made);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
    void letsOnlyTheOwnerRead() throws IOException {
        new DataFolder(folder.resolve("data")).secret("token");

        assertThat(permissions(folder.resolve("data/token"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
