package org.gatehouse.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheSecretThatItMade() {
        Path file = folder.resolve("data/token");

        String made = Secrets.keptIn(file);

        assertThat(made).hasSizeGreaterThan(40).doesNotContainAnyWhitespaces();
        assertThat(Secrets.keptIn(file)).isEqualTo(made);
        assertThat(Secrets.random()).isNotEqualTo(made);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
    void letsOnlyTheOwnerRead() throws IOException {
        Path file = folder.resolve("data/token");
        Secrets.keptIn(file);

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
