package org.gatehouse.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeycloakSettingsTest {

    private static final String ISSUER = "https://id.example.com/realms/people";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(KeycloakConfiguration.class)
            .withPropertyValues("gatehouse.keycloak.issuer=" + ISSUER);

    @Test
    void findsTheAdminApiBesideTheRealm() {
        var settings = new KeycloakSettings("keycloak", ISSUER, "", "c", "s");
        assertThat(settings.adminUrl()).isEqualTo("https://id.example.com/admin/realms/people");
        assertThat(settings.tokenUrl()).isEqualTo(ISSUER + "/protocol/openid-connect/token");
    }

    @Test
    void goesWhereItIsSent() {
        var settings = new KeycloakSettings("keycloak", ISSUER, "https://keycloak.internal/auth/", "c", "s");
        assertThat(settings.adminUrl()).isEqualTo("https://keycloak.internal/auth/admin/realms/people");
        assertThat(settings.tokenUrl()).startsWith("https://keycloak.internal/auth/realms/people/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.com",
                "https://id.example.com/realms/",
                "https://id.example.com/realms/a/b",
                "http://id.example.com/realms/people",
                "https://id.example.com/realms/people?x=y",
                "people"
            })
    void refusesAnIssuerThatIsNoRealm(String issuer) {
        assertThatThrownBy(() -> new KeycloakSettings("keycloak", issuer, "", "c", "s"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("OIDC_ISSUER: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keycloak.internal", "keycloak.internal", "ftp://x", "https://u:p@x.com"})
    void refusesAnAddressThatIsUnsafeOrUnclear(String url) {
        assertThatThrownBy(() -> new KeycloakSettings("keycloak", ISSUER, url, "c", "s"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DIRECTORY_URL: ");
    }

    @Test
    void wantsBothClientAndSecret() {
        assertThatThrownBy(() -> new KeycloakSettings("keycloak", ISSUER, "", "", "s"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DIRECTORY_CLIENT_ID: ");
        assertThatThrownBy(() -> new KeycloakSettings("keycloak", ISSUER, "", "c", ""))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DIRECTORY_CLIENT_SECRET: ");
    }

    @ParameterizedTest
    @CsvSource({
        "'',,",
        "builtin,http://localhost:9000/oauth2/default,",
        "auth0,https://x.eu.auth0.com/,c",
        "keycloak,people,"
    })
    void leavesEverybodyElsesSettingsAlone(String provider, String issuer, String clientId) {
        application
                .withUserConfiguration(Scanned.class)
                .withPropertyValues("gatehouse.keycloak.provider=" + provider)
                .withPropertyValues("gatehouse.keycloak.issuer=" + (issuer == null ? "" : issuer))
                .withPropertyValues("gatehouse.keycloak.client-id=" + (clientId == null ? "" : clientId))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(KeycloakSettings.class)
                        .doesNotHaveBean(UserDirectory.class));
    }

    /** As the application does, whoever is the directory. */
    @ConfigurationPropertiesScan
    static class Scanned {}

    @Test
    void keepsTheSecretOutOfItsText() {
        assertThat(new KeycloakSettings("keycloak", ISSUER, "", "c", "very-secret"))
                .asString()
                .doesNotContain("very-secret");
    }

    @Test
    void givesDirectoriesOnlyWhenPeopleSignInAtKeycloakAndAClientIsSet() {
        String[] client = {"gatehouse.keycloak.client-id=c", "gatehouse.keycloak.client-secret=s"};
        application
                .withPropertyValues("gatehouse.keycloak.provider=keycloak")
                .run(context -> assertThat(context).doesNotHaveBean(UserDirectory.class));
        application
                .withPropertyValues("gatehouse.keycloak.provider=auth0")
                .withPropertyValues(client)
                .run(context -> assertThat(context).doesNotHaveBean(UserDirectory.class));
        application
                .withPropertyValues("gatehouse.keycloak.provider=keycloak")
                .withPropertyValues(client)
                .run(context ->
                        assertThat(context).hasSingleBean(UserDirectory.class).hasSingleBean(GroupDirectory.class));
    }

    @Test
    void holdsTheUsersOfItsOwnRealmAlone() {
        var directory = new KeycloakUserDirectory(
                ISSUER, new KeycloakClient(new KeycloakSettings("keycloak", ISSUER, "", "c", "s")));
        assertThat(directory.holdsUsersOf(ISSUER)).isTrue();
        assertThat(directory.holdsUsersOf(ISSUER + "/")).isFalse();
        assertThat(directory.holdsUsersOf("https://id.example.com/realms/people2"))
                .isFalse();
        assertThat(directory.holdsUsersOf("https://id.example.com")).isFalse();
    }
}
