package org.gatehouse.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm of the running Keycloak, made through its admin API, with a client that may administer users and groups. */
public final class KeycloakRealm {

    /** The client that may do what {@code .env.example} asks for DIRECTORY_CLIENT_ID. */
    public static final String ADMINISTRATOR = "administrator";

    /** The secret of all clients. */
    public static final String SECRET = "secret of a client + 100%";

    private final String name;
    private final RealmResource api;

    /** @param more adds to a realm in which nobody is yet */
    public KeycloakRealm(String name, Consumer<RealmRepresentation> more) {
        this.name = name;
        var realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        realm.setClients(new ArrayList<>(List.of(serviceAccount(ADMINISTRATOR))));
        realm.setUsers(new ArrayList<>(List.of(accountOfAdministrator())));
        more.accept(realm);
        var realms = Keycloak.running().realms();
        realms.create(realm);
        api = realms.realm(name);
    }

    public String issuer() {
        return Keycloak.running().url() + "/realms/" + name;
    }

    /** What its administrators do. */
    public RealmResource api() {
        return api;
    }

    /** A client that acts for itself, and by itself may do nothing. */
    public static ClientRepresentation serviceAccount(String id) {
        var client = new ClientRepresentation();
        client.setClientId(id);
        client.setSecret(SECRET);
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        return client;
    }

    private static UserRepresentation accountOfAdministrator() {
        var account = new UserRepresentation();
        account.setUsername("service-account-" + ADMINISTRATOR);
        account.setEnabled(true);
        account.setServiceAccountClientId(ADMINISTRATOR);
        account.setClientRoles(
                Map.of("realm-management", List.of("manage-users", "view-users", "query-users", "query-groups")));
        return account;
    }
}
