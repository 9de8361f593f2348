package org.gatehouse.signin;

import org.gatehouse.testkit.TestDatabase;

class UsedLogoutTokensOnH2Test extends UsedLogoutTokensContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
