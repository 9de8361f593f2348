package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gatehouse.testkit.Command;
import org.gatehouse.testkit.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a command. */
class DoctorIT {

    @TempDir
    private Path folder;

    @Test
    void looksAtTheSetUpWithoutStartingAnything() {
        Command doctor = Command.ofJar(
                folder,
                "PORT=%d\nBUILTIN_IDENTITY_PORT=%d\nBUILTIN_MESSAGES_PORT=%d\n"
                        .formatted(FreePorts.next(), FreePorts.next(), FreePorts.next()),
                "doctor");

        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out())
                .startsWith("Gatehouse set-up check\n")
                .contains("The first start makes an H2 database");
        assertThat(doctor.status()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void endsWithOneWhereTheApplicationWouldNotStart() {
        Command doctor = Command.ofJar(folder, "IDENTITY_PROVIDER=otka\n", "doctor");

        assertThat(doctor.out()).contains("PROBLEM  Settings  [IDENTITY_PROVIDER]");
        assertThat(doctor.status()).isEqualTo(1);
    }
}
