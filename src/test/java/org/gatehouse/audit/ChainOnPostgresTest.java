package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class ChainOnPostgresTest extends ChainContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
