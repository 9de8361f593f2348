package org.gatehouse.builtin.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The same contract on PostgreSQL. */
class SessionsOnPostgresTest extends SessionsTest {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    String newDatabase() {
        try {
            postgres = EmbeddedPostgres.start();
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @AfterAll
    void stopDatabase() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
