package org.gatehouse.signin;

import org.gatehouse.testkit.TestDatabase;

class UsedLogoutTokensOnPostgresTest extends UsedLogoutTokensContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
