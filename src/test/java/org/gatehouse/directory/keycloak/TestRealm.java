package org.gatehouse.directory.keycloak;

import java.time.Duration;
import java.util.Map;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.testkit.KeycloakRealm;
import org.gatehouse.testkit.Mailbox;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A realm of a real Keycloak with a mailbox and two clients: one may administer users and groups, one may not. */
final class TestRealm {

    /** A Keycloak that has just started takes its time on a busy machine. */
    private static final BoundedHttp.Limits PATIENT =
            new BoundedHttp.Limits(Duration.ofSeconds(10), Duration.ofMinutes(1), 16 * 1024 * 1024);

    static final TestRealm REALM = new TestRealm("gatehouse");

    private final Mailbox mailbox = new Mailbox();
    private final KeycloakRealm realm;
    private final KeycloakClient client;

    private TestRealm(String name) {
        realm = new KeycloakRealm(name, this::addMailboxAndNobody);
        allowAnyAttribute(realm.api());
        client = client(KeycloakRealm.ADMINISTRATOR, KeycloakRealm.SECRET);
    }

    String issuer() {
        return realm.issuer();
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

    private void addMailboxAndNobody(RealmRepresentation realm) {
        realm.setSmtpServer(
                Map.of("host", "localhost", "port", String.valueOf(mailbox.port()), "from", "keycloak@example.com"));
        realm.getClients().add(KeycloakRealm.serviceAccount("nobody"));
    }

    /** So that tests see whether attributes that are not ours survive. */
    private static void allowAnyAttribute(RealmResource realm) {
        UPConfig profile = realm.users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        realm.users().userProfile().update(profile);
    }
}
