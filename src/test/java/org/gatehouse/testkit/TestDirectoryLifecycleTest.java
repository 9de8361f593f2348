package org.gatehouse.testkit;

import java.util.Objects;
import java.util.Optional;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.LifecycleContract;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;

/** The life cycle of the directory that other tests use is that of the real ones. */
class TestDirectoryLifecycleTest extends LifecycleContract {

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
    protected void acceptInvitation(Done invitation) {
        directory.become(Objects.requireNonNull(invitation.user()).id(), UserStatus.ACTIVE);
    }

    @Override
    protected Optional<User> lockedOut() {
        return Optional.of(directory.become(anybody().id(), UserStatus.LOCKED_OUT));
    }
}
