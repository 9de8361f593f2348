package org.gatehouse.session;

import org.gatehouse.testkit.TestDatabase;

class SessionsH2Test extends SessionsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
