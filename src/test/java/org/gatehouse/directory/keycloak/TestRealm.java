package org.gatehouse.directory.keycloak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.testkit.Keycloak;
import org.gatehouse.testkit.Mailbox;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RealmsResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A realm of a real Keycloak with a mailbox and two clients: one may administer users and groups, one may not. */
final class TestRealm {

    /** A Keycloak that has just started takes its time on a busy machine. */
    private static final BoundedHttp.Limits PATIENT =
            new BoundedHttp.Limits(Duration.ofSeconds(10), Duration.ofMinutes(1), 16 * 1024 * 1024);

    static final TestRealm REALM = new TestRealm("gatehouse");

    static final String SECRET = "secret of a client + 100%";

    private final String name;
    private final Mailbox mailbox = new Mailbox();
    private final KeycloakClient client;

    private TestRealm(String name) {
        this.name = name;
        RealmsResource realms = administration();
        realms.create(representation());
        allowAnyAttribute(realms.realm(name));
        client = client("administrator", SECRET);
    }

    String issuer() {
        return Keycloak.running().url() + "/realms/" + name;
    }

    KeycloakClient client(String clientId, String secret) {
        return new KeycloakClient(new KeycloakSettings("keycloak", issuer(), "", clientId, secret), PATIENT);
    }

    KeycloakClient client() {
        return client;
    }

    KeycloakUserDirectory users() {
        return new KeycloakUserDirectory(issuer(), client);
    }

    KeycloakGroupDirectory groups() {
        return new KeycloakGroupDirectory(client);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    private static RealmsResource administration() {
        var settings = new KeycloakSettings(
                "keycloak", Keycloak.running().url() + "/realms/master", "", Keycloak.ADMIN, Keycloak.SECRET);
        var http = new BoundedHttp(PATIENT);
        var transport = new KeycloakTransport(http, new KeycloakToken(settings, http));
        return KeycloakClient.client(transport).target(Keycloak.running().url()).proxy(RealmsResource.class);
    }

    private RealmRepresentation representation() {
        var realm = new RealmRepresentation();
        realm.setRealm(name);
        realm.setEnabled(true);
        realm.setSmtpServer(
                Map.of("host", "localhost", "port", String.valueOf(mailbox.port()), "from", "keycloak@example.com"));
        realm.setClients(List.of(serviceAccount("administrator"), serviceAccount("nobody")));
        var account = new UserRepresentation();
        account.setUsername("service-account-administrator");
        account.setEnabled(true);
        account.setServiceAccountClientId("administrator");
        account.setClientRoles(
                Map.of("realm-management", List.of("manage-users", "view-users", "query-users", "query-groups")));
        realm.setUsers(List.of(account));
        return realm;
    }

    private static ClientRepresentation serviceAccount(String id) {
        var client = new ClientRepresentation();
        client.setClientId(id);
        client.setSecret(SECRET);
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        return client;
    }

    /** So that tests see whether attributes that are not ours survive. */
    private static void allowAnyAttribute(RealmResource realm) {
        UPConfig profile = realm.users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        realm.users().userProfile().update(profile);
    }
}
