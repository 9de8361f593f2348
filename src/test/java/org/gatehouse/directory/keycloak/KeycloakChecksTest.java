package org.gatehouse.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import java.util.Map;
import org.gatehouse.doctor.Examination;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeycloakChecksTest {

    private static final String TOKEN = "/realms/main/protocol/openid-connect/token";

    private final TestServer keycloak = new TestServer();

    @AfterEach
    void close() {
        keycloak.close();
    }

    @Test
    void isContentWithARoleForEverything() {
        keycloak.on(TOKEN, token("realm-admin")).on("/admin/realms/main/users/count", TestServer.json(200, "7"));

        assertThat(toDo()).isEmpty();
    }

    @Test
    void namesTheRolesThatAreMissing() {
        keycloak.on(TOKEN, token("view-users", "manage-users"));

        assertThat(toDo()).singleElement().asString().contains("-> query-groups\nquery-users");
    }

    @Test
    void tellsARefusedClientFromAMissingAdminApi() {
        keycloak.on(TOKEN, TestServer.json(401, "{\"error\":\"invalid_client\"}"));
        assertThat(toDo()).singleElement().asString().contains("Keycloak refuses DIRECTORY_CLIENT_ID");

        keycloak.on(TOKEN, token("realm-admin")).on("/admin/realms/main/users/count", TestServer.json(404, "{}"));
        assertThat(toDo()).singleElement().asString().contains("There is no admin API at this address");
    }

    @Test
    void knowsFromTheSettingsWhoseUsersTheDirectoryHolds() {
        String realm = keycloak.url() + "/realms/main";

        assertThat(checks("keycloak").holdsUsersOf(realm)).isTrue();
        assertThat(checks("keycloak").holdsUsersOf(realm + "2")).isFalse();
        assertThat(new KeycloakChecks(new KeycloakSettings("keycloak", realm, "", "", "")).holdsUsersOf(realm))
                .isFalse();
        assertThat(checks("oidc").holdsUsersOf(realm)).isFalse();
    }

    private static TestServer.Answer token(String... roles) {
        var claims = new JWTClaimsSet.Builder()
                .claim("resource_access", Map.of("realm-management", Map.of("roles", List.of(roles))))
                .build();
        return TestServer.json(200, "{\"access_token\":\"" + new PlainJWT(claims).serialize() + "\"}");
    }

    private List<String> toDo() {
        return Examination.toDo(checks("keycloak").all());
    }

    private KeycloakChecks checks(String provider) {
        return new KeycloakChecks(
                new KeycloakSettings(provider, keycloak.url() + "/realms/main", "", "client", "secret"));
    }
}
