package org.gatehouse.testkit;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupDirectoryContract;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserDirectory;

/** The groups that other tests use behave as the real ones do. */
class TestDirectoryGroupsTest extends GroupDirectoryContract {

    private static final String ISSUER = "https://idp.example";

    private final TestDirectory directory = new TestDirectory(ISSUER);

    TestDirectoryGroupsTest() {
        directory.group("everyone", "Everyone", GroupKind.BUILT_IN);
    }

    @Override
    protected UserDirectory directory() {
        return directory;
    }

    @Override
    protected GroupDirectory groups() {
        return directory.groups();
    }

    @Override
    protected void eventually(Runnable checks) {
        checks.run();
    }
}
