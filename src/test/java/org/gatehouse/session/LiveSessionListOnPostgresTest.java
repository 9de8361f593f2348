package org.gatehouse.session;

import org.gatehouse.testkit.TestDatabase;

class LiveSessionListOnPostgresTest extends LiveSessionListContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
