package org.gatehouse.directory.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class Auth0SettingsTest {

    private static final String ISSUER = "https://tenant.eu.auth0.com/";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Auth0Configuration.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tenant.eu.auth0.com",
                "tenant.eu.auth0.com",
                "https://u:p@x.com",
                "https://x.com/api/v2",
                "https://x.com?a=b",
                "http://localhost.evil.com",
                "a b"
            })
    void refusesAnAddressThatIsUnsafeOrUnclear(String url) {
        assertThatThrownBy(() -> settings("auth0", url, "id", "secret"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("DIRECTORY_URL: ");
    }

    @Test
    void takesTheTenantFromTheIssuerUnlessACustomDomainIsTheIssuer() {
        assertThat(settings("auth0", "", "id", "secret").api()).isEqualTo("https://tenant.eu.auth0.com/api/v2");
        assertThat(settings("auth0", "https://other.auth0.com/", "id", "secret").api())
                .isEqualTo("https://other.auth0.com/api/v2");
    }

    @Test
    void wantsIdAndSecretTogether() {
        assertThatThrownBy(() -> settings("auth0", "", "id", "")).hasMessageStartingWith("DIRECTORY_CLIENT_SECRET: ");
        assertThatThrownBy(() -> settings("auth0", "", "", "secret"))
                .hasMessageStartingWith("DIRECTORY_CLIENT_ID: ")
                .hasMessageNotContaining("secret\"");
        assertThatThrownBy(() -> settings("auth0", "https://x.com", "", ""))
                .hasMessageStartingWith("DIRECTORY_CLIENT_ID: ");
    }

    @Test
    void mindsNothingThatIsMeantForAnotherProvider() {
        assertThat(settings("keycloak", "https://id.example.com/realms/x", "id", ""))
                .isNotNull();
        assertThat(settings("auth0", "", "", "")).isNotNull();
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        assertThat(settings("auth0", "", "id", "very-secret")).asString().doesNotContain("very-secret");
    }

    @Test
    void givesADirectoryOnlyForAuth0WithCredentials() {
        String[] auth0 = {"gatehouse.auth0.provider=auth0", "gatehouse.auth0.issuer=" + ISSUER};
        String[] credentials = {"gatehouse.auth0.client-id=id", "gatehouse.auth0.client-secret=secret"};
        application.withPropertyValues(auth0).run(context -> assertThat(context).doesNotHaveBean(UserDirectory.class));
        application
                .withPropertyValues(credentials)
                .run(context -> assertThat(context).doesNotHaveBean(UserDirectory.class));
        application
                .withPropertyValues(auth0)
                .withPropertyValues(credentials)
                .run(context ->
                        assertThat(context).hasSingleBean(UserDirectory.class).hasSingleBean(GroupDirectory.class));
    }

    private static Auth0Settings settings(String provider, String url, String clientId, String clientSecret) {
        return new Auth0Settings(provider, ISSUER, url, clientId, clientSecret, "", "web");
    }
}
