package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

    @Test
    void splitsTheScopes() {
        assertThat(settings("oidc", "https://id.example.com", "app", "openid  profile email")
                        .scopeSet())
                .containsExactly("openid", "profile", "email");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        refuses("OIDC_ISSUER: is missing", "okta", "", "app", "openid");
        refuses("OIDC_CLIENT_ID: is missing", "okta", "https://id.example.com", "", "openid");
    }

    @Test
    void refusesAnUnknownProvider() {
        refuses("IDENTITY_PROVIDER: \"otka\" is not known", "otka", "https://id.example.com", "app", "openid");
    }

    @Test
    void refusesScopesWithoutOpenid() {
        refuses("OIDC_SCOPES: must contain openid", "oidc", "https://id.example.com", "app", "profile openid2");
    }

    @Test
    void refusesPlainHttpToOtherMachines() {
        refuses("OIDC_ISSUER: ", "oidc", "http://id.example.com", "app", "openid");
    }

    @Test
    void tellsNoSecretInItsText() {
        assertThat(settings("oidc", "https://id.example.com", "app", "openid").toString())
                .doesNotContain("the-secret");
    }

    private static void refuses(String message, String provider, String issuer, String clientId, String scopes) {
        assertThatThrownBy(() -> settings(provider, issuer, clientId, scopes))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }

    static SignInSettings settings(String provider, String issuer, String clientId, String scopes) {
        return new SignInSettings(provider, issuer, clientId, "the-secret", scopes, "groups", Set.of(), "");
    }
}
