package org.gatehouse.requests;

import org.gatehouse.testkit.TestDatabase;

class RequestStoreOnPostgresTest extends RequestStoreContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
