package org.gatehouse.session;

import org.gatehouse.testkit.TestDatabase;

class SessionsPostgresTest extends SessionsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
