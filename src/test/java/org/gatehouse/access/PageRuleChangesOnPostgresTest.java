package org.gatehouse.access;

import org.gatehouse.testkit.TestDatabase;

class PageRuleChangesOnPostgresTest extends PageRuleChangesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
