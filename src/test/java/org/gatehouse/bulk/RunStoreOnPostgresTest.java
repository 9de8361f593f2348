package org.gatehouse.bulk;

import org.gatehouse.testkit.TestDatabase;

class RunStoreOnPostgresTest extends RunStoreContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
