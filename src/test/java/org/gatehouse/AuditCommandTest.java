package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.gatehouse.audit.Trails;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.testkit.Command;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code audit verify}, in a process of its own with a {@code .env} file. */
class AuditCommandTest {

    @TempDir
    private Path folder;

    @Test
    void endsWithZeroWhereTheTrailIsIntactAndWithOneWhereItIsNot() {
        write();
        Command intact = verify();
        assertThat(intact.err()).isEmpty();
        assertThat(intact.out()).startsWith("3 sealed entries in 1 seals").contains("OK       Nothing was changed");
        assertThat(intact.status()).isZero();
        String head = intact.out().replaceFirst("(?s).*Sealed up to (\\S+).*", "$1");
        assertThat(verify(head).status()).isZero();
        assertThat(verify("2" + head.substring(1)).out()).contains("the end of the trail was cut off");

        try (var database = TestDatabase.of(settings())) {
            database.jdbc()
                    .sql("UPDATE audit_entries SET actor_name = 'Eve' WHERE id = 2")
                    .update();
        }

        Command tampered = verify();
        assertThat(tampered.out()).contains("PROBLEM  Entries 1 to 3, sealed ", " were changed");
        assertThat(tampered.status()).isEqualTo(1);
    }

    @Test
    void endsWithTwoWhereThereIsNothingToLookAt() {
        Command nothing = verify();
        assertThat(nothing.err()).contains("there is no database at DATABASE_URL yet");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void saysHowItIsUsed() {
        Command wrong = Command.ofClasses(folder, env(), "audit", "verfiy");
        assertThat(wrong.err()).contains("Usage: audit verify");
        assertThat(wrong.status()).isEqualTo(2);
    }

    private void write() {
        try (var database = TestDatabase.of(settings())) {
            var parts = Trails.parts(database);
            for (int i = 0; i < 3; i++) {
                parts.write(i);
            }
            parts.sealAll();
        }
    }

    /** The database as arguments, which win over that of all tests. */
    private Command verify(String... known) {
        DatabaseSettings database = settings();
        Stream<String> arguments = Stream.of(
                "audit",
                "verify",
                "--gatehouse.database.url=" + database.url(),
                "--gatehouse.database.username=" + database.username(),
                "--gatehouse.database.password=" + database.password());
        return Command.ofClasses(
                folder, env(), Stream.concat(arguments, Stream.of(known)).toArray(String[]::new));
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data/trail"), "sa", "secret");
    }

    private static String env() {
        return "SECRET_KEY=a secret of thirty-two characters\n";
    }
}
