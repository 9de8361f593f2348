package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void runsTheScriptsThatAreMissing() {
        try (var first = TestDatabase.h2()) {
            first.jdbc().sql("DROP SCHEMA \"gatehouse\" CASCADE").update();

            try (var second = TestDatabase.of(first.settings())) {
                assertThat(tables(second)).isOne();
            }
        }
    }

    @Test
    void leavesASchemaAloneThatHasRunAll() {
        try (var first = TestDatabase.postgres()) {
            first.jdbc().sql("DROP TABLE cluster_events").update();

            try (var second = TestDatabase.of(first.settings())) {
                assertThat(tables(second)).isZero();
            }
        }
    }

    private static int tables(TestDatabase database) {
        return database.jdbc()
                .sql("SELECT count(*) FROM information_schema.tables WHERE lower(table_name) = 'cluster_events'")
                .query(Integer.class)
                .single();
    }
}
