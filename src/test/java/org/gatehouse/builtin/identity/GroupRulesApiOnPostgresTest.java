package org.gatehouse.builtin.identity;

import org.gatehouse.testkit.TestDatabase;

/** The same contract on PostgreSQL. */
class GroupRulesApiOnPostgresTest extends GroupRulesApiTest {

    @Override
    String databaseUrl() {
        return TestDatabase.emptyPostgres().url();
    }
}
