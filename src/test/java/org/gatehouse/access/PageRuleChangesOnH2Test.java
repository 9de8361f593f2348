package org.gatehouse.access;

import org.gatehouse.testkit.TestDatabase;

class PageRuleChangesOnH2Test extends PageRuleChangesContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
