package org.gatehouse.administration;

import org.gatehouse.testkit.TestDatabase;

class AdministratorLockOnPostgresTest extends AdministratorLockContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
