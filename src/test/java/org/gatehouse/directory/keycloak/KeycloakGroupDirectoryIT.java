package org.gatehouse.directory.keycloak;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupDirectoryContract;
import org.gatehouse.directory.UserDirectory;
import org.junit.jupiter.api.Tag;

@Tag("keycloak")
class KeycloakGroupDirectoryIT extends GroupDirectoryContract {

    @Override
    protected UserDirectory directory() {
        return TestRealm.REALM.users();
    }

    @Override
    protected GroupDirectory groups() {
        return TestRealm.REALM.groups();
    }

    /** Keycloak's search sees what has just been written. */
    @Override
    protected void eventually(Runnable checks) {
        checks.run();
    }
}
