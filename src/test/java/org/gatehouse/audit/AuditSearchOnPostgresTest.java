package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class AuditSearchOnPostgresTest extends AuditSearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
