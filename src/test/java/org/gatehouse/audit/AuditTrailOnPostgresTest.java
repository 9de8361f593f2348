package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class AuditTrailOnPostgresTest extends AuditTrailContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
