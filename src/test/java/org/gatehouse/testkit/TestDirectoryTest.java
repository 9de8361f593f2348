package org.gatehouse.testkit;

import java.util.Objects;
import java.util.Optional;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupDirectoryContract;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.LifecycleContract;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserDirectoryContract;
import org.gatehouse.directory.UserStatus;
import org.junit.jupiter.api.Nested;

/** The directory that other tests use keeps the contract that the real ones keep. */
class TestDirectoryTest {

    private static final String ISSUER = "https://idp.example";

    private final TestDirectory directory = new TestDirectory(ISSUER);

    @Nested
    class Users extends UserDirectoryContract {

        @Override
        protected UserDirectory directory() {
            return directory;
        }

        @Override
        protected GroupDirectory groups() {
            return directory.groups();
        }

        @Override
        protected String issuer() {
            return ISSUER;
        }

        @Override
        protected void eventually(Runnable checks) {
            checks.run();
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {

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

    @Nested
    class Groups extends GroupDirectoryContract {

        Groups() {
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
}
