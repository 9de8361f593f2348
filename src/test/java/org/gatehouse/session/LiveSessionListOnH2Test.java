package org.gatehouse.session;

import org.gatehouse.testkit.TestDatabase;

class LiveSessionListOnH2Test extends LiveSessionListContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
