package org.gatehouse.directory.keycloak;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserDirectoryContract;
import org.junit.jupiter.api.Tag;

@Tag("keycloak")
class KeycloakUserDirectoryIT extends UserDirectoryContract {

    @Override
    protected UserDirectory directory() {
        return TestRealm.REALM.users();
    }

    @Override
    protected GroupDirectory groups() {
        return TestRealm.REALM.groups();
    }

    @Override
    protected String issuer() {
        return TestRealm.REALM.issuer();
    }

    /** Keycloak's search sees what has just been written. */
    @Override
    protected void eventually(Runnable checks) {
        checks.run();
    }
}
