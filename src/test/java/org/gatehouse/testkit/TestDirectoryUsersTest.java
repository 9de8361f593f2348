package org.gatehouse.testkit;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserDirectoryContract;

/** The directory that other tests use keeps the contract that the real ones keep. */
class TestDirectoryUsersTest extends UserDirectoryContract {

    private static final String ISSUER = "https://idp.example";

    private final TestDirectory directory = new TestDirectory(ISSUER);

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

    @Override
    protected String issuer() {
        return ISSUER;
    }
}
