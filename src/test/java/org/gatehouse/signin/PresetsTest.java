package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** What each kind of provider is asked beyond the standards. */
class PresetsTest {

    private static final String API = "audience=https://api.example";

    @ParameterizedTest
    @CsvSource({"auth0,audience", "plusauth,audience", "keycloak,audience", "oidc,audience", "builtin,audience"})
    void namesTheApiWhereAParameterDoes(String kind, String parameter) {
        assertThat(provider(kind, API).authorizationParameters()).containsEntry(parameter, "https://api.example");
        assertThat(provider(kind).authorizationParameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"okta", "entra", "google"})
    void leavesTheApiToScopesWhereTheyAloneTell(String kind) {
        assertThat(provider(kind, API).authorizationParameters()).doesNotContainValue("https://api.example");
    }

    @Test
    void namesTheApiAsASettingSays() {
        assertThat(provider("oidc", API, "audience-parameter=resource").authorizationParameters())
                .isEqualTo(Map.of("resource", "https://api.example"));
    }

    @Test
    void asksForSignUpAsTheMetadataOffer() {
        assertThat(provider("oidc").signUpParameters(offering("none", "create")))
                .isEqualTo(Map.of("prompt", "create"));
        assertThat(provider("oidc").signUpParameters(offering("none", "login"))).isEmpty();
        assertThat(provider("auth0").signUpParameters(offering("none", "create")))
                .isEqualTo(Map.of("screen_hint", "signup"));
    }

    @Test
    void asksGoogleForRefreshTokensAndForTheTimeOfAuthentication() {
        assertThat(provider("google").authorizationParameters()).isEqualTo(Map.of("access_type", "offline"));
        assertThat(provider("google").preset().proof().get("claims")).contains("\"auth_time\"");
    }

    @Test
    void hasEntraAskForThePasswordAnew() {
        assertThat(provider("entra").preset().proof()).isEqualTo(Map.of("prompt", "login"));
    }

    @Test
    void knowsKindsByNameOnly() {
        assertThat(Presets.of("Okta")).isEmpty();
        assertThat(Presets.kinds())
                .startsWith("okta, auth0")
                .endsWith(" or oidc")
                .doesNotContain("builtin");
    }

    private static Provider provider(String kind, String... more) {
        return Configured.provider(kind, "https://id.example.com", more)
                .checkedProviders()
                .getFirst();
    }

    private static ClientRegistration offering(String... prompts) {
        return ClientRegistration.withRegistrationId("x")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("app")
                .redirectUri("http://localhost/callback")
                .authorizationUri("https://id.example.com/authorize")
                .tokenUri("https://id.example.com/token")
                .providerConfigurationMetadata(Map.of("prompt_values_supported", List.of(prompts)))
                .build();
    }
}
