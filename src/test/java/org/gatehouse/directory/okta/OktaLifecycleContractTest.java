package org.gatehouse.directory.okta;

import java.util.Optional;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.LifecycleContract;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The life cycle of users of the built-in identity server, with their own part in it done on its pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OktaLifecycleContractTest extends LifecycleContract {

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

    @Override
    protected void acceptInvitation(Done invitation) {
        okta.accept(invitation);
    }

    @Override
    protected Optional<User> lockedOut() {
        User user = active();
        okta.guessPasswords(user.login());
        return Optional.of(read(user.id()));
    }
}
