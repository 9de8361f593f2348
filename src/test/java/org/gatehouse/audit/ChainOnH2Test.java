package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class ChainOnH2Test extends ChainContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
