package org.gatehouse.audit;

import org.gatehouse.testkit.TestDatabase;

class AuditSearchOnH2Test extends AuditSearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
