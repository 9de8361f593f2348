package org.gatehouse.builtin.identity;

import org.gatehouse.testkit.TestDatabase;

/** The same contract on PostgreSQL. */
class LogInOnPostgresTest extends LogInTest {

    @Override
    String databaseUrl() {
        return TestDatabase.emptyPostgres().url();
    }
}
