package org.gatehouse.bulk;

import org.gatehouse.testkit.TestDatabase;

class RunStoreOnH2Test extends RunStoreContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
