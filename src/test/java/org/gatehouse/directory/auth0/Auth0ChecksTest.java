package org.gatehouse.directory.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import org.gatehouse.doctor.Examination;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Auth0ChecksTest {

    private static final String ALL_BUT_ONE =
            "read:users create:users update:users delete:users read:roles create:roles"
                    + " update:roles delete:roles read:role_members create:role_members delete:role_members create:user_tickets";

    private final TestServer auth0 = new TestServer();

    @AfterEach
    void close() {
        auth0.close();
    }

    @Test
    void isContentWithAllScopes() {
        auth0.on("/oauth/token", token(ALL_BUT_ONE + " delete:sessions"));

        assertThat(toDo()).isEmpty();
    }

    @Test
    void namesTheScopeThatIsMissing() {
        auth0.on("/oauth/token", token(ALL_BUT_ONE));

        assertThat(toDo()).singleElement().asString().endsWith("-> delete:sessions");
    }

    @Test
    void tellsThatTheApplicationIsRefused() {
        auth0.on("/oauth/token", TestServer.json(401, "{\"error\":\"access_denied\"}"));

        assertThat(toDo()).singleElement().asString().contains("Auth0 refuses DIRECTORY_CLIENT_ID");
    }

    @Test
    void knowsFromTheSettingsWhoseUsersTheDirectoryHolds() {
        String tenant = auth0.url() + "/";

        assertThat(checks("auth0").holdsUsersOf(tenant)).isTrue();
        assertThat(checks("auth0").holdsUsersOf("https://other.example/")).isFalse();
        assertThat(checks("oidc").holdsUsersOf(tenant)).isFalse();
    }

    private static TestServer.Answer token(String scopes) {
        var claims = new JWTClaimsSet.Builder().claim("scope", scopes).build();
        return TestServer.json(200, "{\"access_token\":\"" + new PlainJWT(claims).serialize() + "\"}");
    }

    private List<String> toDo() {
        return Examination.toDo(checks("auth0").all());
    }

    private Auth0Checks checks(String provider) {
        return new Auth0Checks(new Auth0Settings(provider, auth0.url() + "/", "", "client", "secret", "", "app"));
    }
}
