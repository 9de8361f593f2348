package org.gatehouse.journeys;

import com.microsoft.playwright.options.FormData;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.testkit.ClientProofs;
import org.gatehouse.testkit.KeycloakRealm;
import org.gatehouse.testkit.RunningGatehouse;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Gatehouse with a realm of the real Keycloak, both set up as the README says, and what people do on Keycloak's pages. */
final class KeycloakSite {

    private static final String PASSWORD = "a gate of oak and iron";
    private static final String CLIENT = "gatehouse";
    private static final String API = "https://api.example.com";

    private static final class Holder {
        static final KeycloakSite RUNNING = new KeycloakSite();
    }

    private final KeycloakRealm realm = new KeycloakRealm("castle", KeycloakSite::addPeople);
    private final RunningGatehouse gatehouse = another(CLIENT, "REVALIDATE_AFTER=10s");

    static KeycloakSite running() {
        return Holder.RUNNING;
    }

    RunningGatehouse gatehouse() {
        return gatehouse;
    }

    KeycloakRealm realm() {
        return realm;
    }

    /** One more application of this realm, to be stopped by the test. */
    RunningGatehouse another(String clientId, String settings) {
        var started = start(clientId, settings + "\nOIDC_CLIENT_SECRET=" + KeycloakRealm.SECRET);
        realm.api().clients().create(client(clientId, started.home())).close();
        return started;
    }

    /** One that proves itself by a key, and of which Keycloak takes no requests but pushed ones; also to be stopped. */
    RunningGatehouse anotherWithKey(String clientId) {
        RSAKey key = ClientProofs.newKey("key-1");
        var started = start(clientId, "OIDC_PRIVATE_KEY_ID=key-1\nOIDC_PRIVATE_KEY=" + ClientProofs.pem(key));
        var client = client(clientId, started.home());
        client.setSecret(null);
        client.setClientAuthenticatorType("client-jwt");
        var attributes = new HashMap<>(client.getAttributes());
        attributes.put("use.jwks.string", "true");
        // Keycloak passes over keys that do not say what they are for.
        JWK publicKey =
                new RSAKey.Builder(key.toPublicJWK()).keyUse(KeyUse.SIGNATURE).build();
        attributes.put("jwks.string", new JWKSet(publicKey).toString());
        attributes.put("require.pushed.authorization.requests", "true");
        client.setAttributes(attributes);
        realm.api().clients().create(client).close();
        return started;
    }

    private RunningGatehouse start(String clientId, String settings) {
        return RunningGatehouse.with(
                """
                IDENTITY_PROVIDER=keycloak
                OIDC_ISSUER=%s
                OIDC_CLIENT_ID=%s
                DIRECTORY_CLIENT_ID=%s
                DIRECTORY_CLIENT_SECRET=%s
                API_AUDIENCE=%s
                """.formatted(realm.issuer(), clientId, KeycloakRealm.ADMINISTRATOR, KeycloakRealm.SECRET, API)
                        + settings);
    }

    /** What Keycloak's administrators may do to somebody. */
    UserResource person(String email) {
        var found = realm.api().users().searchByEmail(email, true);
        return realm.api().users().get(found.getFirst().getId());
    }

    String groupId(String name) {
        return realm.api().groups().groups(name, true, 0, 1, true).getFirst().getId();
    }

    static void logIn(Visitor visitor, String email) {
        visitor.open("/login");
        fillIn(visitor, email);
        visitor.page.waitForURL("**/dashboard");
    }

    /** Fills Keycloak's form in and sends it. */
    static void fillIn(Visitor visitor, String email) {
        visitor.page.locator("input[name=username]").fill(email);
        visitor.page.locator("input[name=password]").fill(PASSWORD);
        visitor.button("Sign In").click();
    }

    /** What that form sends. */
    static FormData form(String email) {
        return FormData.create().set("username", email).set("password", PASSWORD);
    }

    static void register(Visitor visitor, String first, String last, String email) {
        visitor.page.locator("input[name=email]").fill(email);
        visitor.page.locator("input[name=firstName]").fill(first);
        visitor.page.locator("input[name=lastName]").fill(last);
        visitor.page.locator("input[name=password]").fill(PASSWORD);
        visitor.page.locator("input[name=password-confirm]").fill(PASSWORD);
        visitor.button("Register").click();
    }

    private static void addPeople(RealmRepresentation realm) {
        realm.setRegistrationAllowed(true);
        realm.setRegistrationEmailAsUsername(true);
        realm.setGroups(List.of(group("Admins"), group("Everyone")));
        realm.getUsers().add(person("Ada", "Lovelace", List.of("/Admins", "/Everyone")));
        realm.getUsers().add(person("Bob", "Builder", List.of("/Everyone")));
        realm.getUsers().add(person("Eve", "Adams", List.of("/Everyone")));
    }

    private static GroupRepresentation group(String name) {
        var group = new GroupRepresentation();
        group.setName(name);
        return group;
    }

    private static UserRepresentation person(String first, String last, List<String> groups) {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(PASSWORD);
        var person = new UserRepresentation();
        person.setUsername(first.toLowerCase(Locale.ROOT) + "@example.com");
        person.setEmail(person.getUsername());
        person.setFirstName(first);
        person.setLastName(last);
        person.setEnabled(true);
        person.setGroups(groups);
        person.setCredentials(List.of(password));
        return person;
    }

    private static ClientRepresentation client(String id, String home) {
        var client = new ClientRepresentation();
        client.setClientId(id);
        client.setSecret(KeycloakRealm.SECRET);
        client.setPublicClient(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setRedirectUris(List.of(home + "/login/oauth2/code/keycloak"));
        client.setAttributes(Map.of(
                "pkce.code.challenge.method",
                "S256",
                "post.logout.redirect.uris",
                home + "/",
                "backchannel.logout.url",
                home + "/logout/connect/back-channel/keycloak",
                "backchannel.logout.session.required",
                "true"));
        client.setProtocolMappers(List.of(
                mapper("oidc-group-membership-mapper", Map.of("claim.name", "groups", "full.path", "false")),
                mapper("oidc-audience-mapper", Map.of("included.custom.audience", API))));
        return client;
    }

    private static ProtocolMapperRepresentation mapper(String kind, Map<String, String> more) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(kind);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        mapper.setConfig(new HashMap<>(more));
        mapper.getConfig().put("access.token.claim", "true");
        mapper.getConfig().put("userinfo.token.claim", String.valueOf(kind.contains("group")));
        mapper.getConfig().put("id.token.claim", String.valueOf(kind.contains("group")));
        return mapper;
    }
}
