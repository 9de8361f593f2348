package org.gatehouse.builtin.identity;

import org.gatehouse.testkit.TestDatabase;

/** The same contract on PostgreSQL. */
class AccountLocksOnPostgresTest extends AccountLocksTest {

    @Override
    String newDatabase() {
        return TestDatabase.emptyPostgres().url();
    }
}
