package org.gatehouse.database;

import org.gatehouse.testkit.TestDatabase;

class PostgresDatabaseTest extends DatabaseContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
