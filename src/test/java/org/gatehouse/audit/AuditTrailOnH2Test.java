package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class AuditTrailOnH2Test extends AuditTrailContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
