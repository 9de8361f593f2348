package org.gatehouse.requests;

import org.gatehouse.testkit.TestDatabase;

class RequestStoreOnH2Test extends RequestStoreContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
