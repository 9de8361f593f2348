package org.gatehouse.directory.keycloak;

import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.LifecycleContract;
import org.gatehouse.directory.UserDirectory;
import org.junit.jupiter.api.Tag;

@Tag("keycloak")
class KeycloakLifecycleIT extends LifecycleContract {

    @Override
    protected UserDirectory directory() {
        return TestRealm.REALM.users();
    }

    /** Those who are invited are active at once: Keycloak itself keeps them out until they have a password. */
    @Override
    protected void acceptInvitation(Done invitation) {
        throw new AssertionError("Not active: " + invitation);
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
