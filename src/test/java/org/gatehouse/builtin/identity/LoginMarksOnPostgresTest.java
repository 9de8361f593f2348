package org.gatehouse.builtin.identity;

import org.gatehouse.testkit.TestDatabase;

/** The same contract on PostgreSQL. */
class LoginMarksOnPostgresTest extends LoginMarksTest {

    @Override
    String newDatabase() {
        return TestDatabase.emptyPostgres().url();
    }

    @Override
    String databaseUser() {
        return "postgres";
    }
}
