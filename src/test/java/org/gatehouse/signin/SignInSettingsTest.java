package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.testkit.ClientProofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

    private static final String ISSUER = "https://id.example.com";

    @Test
    void splitsTheScopes() {
        assertThat(first("oidc", ISSUER, "scopes=openid  profile email").scopes())
                .containsExactly("openid", "profile", "email");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        refuses("OIDC_ISSUER: is missing; IDENTITY_PROVIDER=okta needs", "okta", "");
        refuses("OIDC_CLIENT_ID: is missing", "okta", ISSUER, "client-id=");
        refuses("OIDC_CLIENT_SECRET: is missing", "okta", ISSUER, "client-secret=");
        refuses("OIDC_GROUPS_CLAIM: is missing", "okta", ISSUER, "groups-claim=");
    }

    @Test
    void refusesAnUnknownProvider() {
        refuses(
                "IDENTITY_PROVIDER: \"otka\" is not known; use okta, auth0, plusauth, keycloak, google, entra or oidc",
                "otka",
                ISSUER);
    }

    @Test
    void refusesScopesWithoutOpenid() {
        refuses("OIDC_SCOPES: must contain openid", "oidc", ISSUER, "scopes=profile openid2");
    }

    @Test
    void refusesPlainHttpToOtherMachines() {
        refuses("OIDC_ISSUER: ", "oidc", "http://id.example.com");
        refuses("OIDC_SIGN_UP_URL: ", "oidc", ISSUER, "sign-up-url=http://id.example.com/join");
    }

    @Test
    void knowsTheOnlyIssuerOfAKind() {
        assertThat(first("google", "").issuer()).isEqualTo("https://accounts.google.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com/common/v2.0",
                "https://login.microsoftonline.com/organizations/v2.0",
                "https://login.microsoftonline.us/consumers/v2.0",
                "https://login.microsoftonline.com/{tenantid}/v2.0"
            })
    void refusesAnIssuerOfManyTenants(String issuer) {
        refuses("OIDC_ISSUER: \"" + issuer + "\" stands for many tenants; name yours by its id", "entra", issuer);
    }

    @Test
    void namesAProviderAsItsKindOrAsConfigured() {
        assertThat(first("okta", ISSUER).name()).isEqualTo("Okta");
        assertThat(first("okta", ISSUER, "name=Staff accounts").name()).isEqualTo("Staff accounts");
    }

    @Test
    void putsMoreProvidersBesideTheFirst() {
        var all = Configured.provider(
                        "okta",
                        ISSUER,
                        "providers.partners.kind=entra",
                        "providers.partners.issuer=https://login.microsoftonline.com/8d2c/v2.0",
                        "providers.partners.client-id=other",
                        "providers.partners.client-secret=other-secret",
                        "providers.partners.groups-claim=roles")
                .checkedProviders();

        assertThat(all).extracting(Provider::id).containsExactly("okta", "partners");
        assertThat(all.getLast().groupsClaim()).isEqualTo("roles");
        assertThat(all.getLast().name()).isEqualTo("Microsoft Entra");
        assertThat(all.getLast().scopes()).containsExactly("openid", "profile", "email");
    }

    @Test
    void keepsTheGroupsOfProvidersApartUnlessToldOtherwise() {
        assertThat(withPartners()).extracting(Provider::groupPrefix).containsExactly("", "partners:");
        assertThat(withPartners("providers.partners.group-prefix="))
                .extracting(Provider::groupPrefix)
                .containsExactly("", "");
    }

    private static List<Provider> withPartners(String... more) {
        Stream<String> partners = Stream.of(
                "providers.partners.kind=auth0",
                "providers.partners.issuer=https://partners.example.com/",
                "providers.partners.client-id=other",
                "providers.partners.client-secret=other-secret");
        return Configured.provider(
                        "okta", ISSUER, Stream.concat(partners, Stream.of(more)).toArray(String[]::new))
                .checkedProviders();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partners|kind=otka|.partners.kind: \"otka\" is not known",
                "partners|kind=builtin|.partners.kind: must be okta",
                "partners|issuer=|.partners.issuer: is missing",
                "partners|client-secret=|.partners.client-secret: is missing",
                "partners|issuer=https://id.example.com|.partners.issuer: \"https://id.example.com\" is another",
                "partners|name=Okta|.partners.name: \"Okta\" is another",
                "okta|name=Second|.okta.id: \"okta\" is another",
                "Partners|name=Second|.Partners: is no id",
                "part_ners|name=Second|.part_ners: is no id",
            })
    void saysWhatIsWrongWithAFurtherProvider(String id, String setting, String message) {
        String prefix = "providers." + id + ".";
        refuses(
                "gatehouse.sign-in.providers" + message,
                "okta",
                ISSUER,
                prefix + "kind=oidc",
                prefix + "issuer=https://other.example.com",
                prefix + "client-id=other",
                prefix + "client-secret=other-secret",
                prefix + setting);
    }

    @Test
    void takesAPrivateKeyInPlaceOfTheSecret() {
        String key = "private-key=" + ClientProofs.pem(ClientProofs.newKey(null));

        assertThat(first("oidc", ISSUER, "client-secret=", key).key()).isNotNull();
        assertThat(first("oidc", ISSUER).key()).isNull();
        refuses("OIDC_PRIVATE_KEY: is set beside OIDC_CLIENT_SECRET", "oidc", ISSUER, key);
    }

    @Test
    void saysWhatIsWrongWithAPrivateKey() {
        refuses("OIDC_PRIVATE_KEY: does not start", "oidc", ISSUER, "client-secret=", "private-key=abc");
        refuses("OIDC_PRIVATE_KEY_ID: names a key that is not there", "oidc", ISSUER, "private-key-id=k1");
        assertThatThrownBy(Configured.provider("oidc", ISSUER, "client-secret=")::checkedProviders)
                .hasMessageContaining("OIDC_PRIVATE_KEY: public clients");
    }

    @Test
    void tellsNoSecretInItsText() {
        var settings = Configured.provider("oidc", ISSUER, "client-secret=the-secret");

        assertThat(settings.toString() + settings.checkedProviders()).doesNotContain("the-secret");
    }

    private static Provider first(String kind, String issuer, String... more) {
        return Configured.provider(kind, issuer, more).checkedProviders().getFirst();
    }

    private static void refuses(String message, String kind, String issuer, String... more) {
        var settings = Configured.provider(kind, issuer, more);
        assertThatThrownBy(settings::checkedProviders)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
