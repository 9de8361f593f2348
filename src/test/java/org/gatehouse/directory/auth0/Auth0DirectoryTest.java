package org.gatehouse.directory.auth0;

import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupDirectoryContract;
import org.gatehouse.directory.LifecycleContract;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserDirectoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** Auth0's adapter keeps the contract, against a stand-in that keeps to Auth0's documentation. */
@Timeout(60)
class Auth0DirectoryTest {

    private final Auth0Server auth0 = new Auth0Server();
    private final Auth0Client client = new Auth0Client(auth0.settings());
    private final UserDirectory users = new Auth0UserDirectory(client, auth0.settings());
    private final GroupDirectory groups = new Auth0GroupDirectory(client);

    @AfterEach
    void close() {
        client.close();
        auth0.close();
    }

    @Nested
    class Users extends UserDirectoryContract {

        @Override
        protected UserDirectory directory() {
            return users;
        }

        @Override
        protected GroupDirectory groups() {
            return groups;
        }

        @Override
        protected String issuer() {
            return auth0.http.url() + "/";
        }

        @Override
        protected void eventually(Runnable checks) {
            checks.run();
        }
    }

    @Nested
    class Groups extends GroupDirectoryContract {

        @Override
        protected UserDirectory directory() {
            return users;
        }

        @Override
        protected GroupDirectory groups() {
            return groups;
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
            return users;
        }

        @Override
        protected GroupDirectory groups() {
            return groups;
        }

        @Override
        protected void eventually(Runnable checks) {
            checks.run();
        }

        @Override
        protected void acceptInvitation(Done invitation) {
            // Active from the start.
        }
    }
}
