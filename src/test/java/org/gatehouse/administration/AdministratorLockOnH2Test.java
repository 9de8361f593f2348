package org.gatehouse.administration;

import org.gatehouse.testkit.TestDatabase;

class AdministratorLockOnH2Test extends AdministratorLockContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
