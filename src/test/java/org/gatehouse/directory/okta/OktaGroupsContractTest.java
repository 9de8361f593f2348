package org.gatehouse.directory.okta;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupDirectoryContract;
import org.gatehouse.directory.UserDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Groups of the built-in identity server, over its management API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OktaGroupsContractTest extends GroupDirectoryContract {

    private BuiltInOkta okta;

    @BeforeAll
    void start() {
        okta = new BuiltInOkta();
    }

    @AfterAll
    void stop() {
        okta.close();
    }

    @Override
    protected UserDirectory directory() {
        return okta.users;
    }

    @Override
    protected GroupDirectory groups() {
        return okta.groups;
    }

    /** The built-in server shows a write at once. */
    @Override
    protected void eventually(Runnable checks) {
        checks.run();
    }
}
