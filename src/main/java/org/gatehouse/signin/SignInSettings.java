package org.gatehouse.signin;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider that people sign in with.
 *
 * @param identityProvider {@code IDENTITY_PROVIDER}: the kind of provider, also the registration id in the callback path
 * @param issuer {@code OIDC_ISSUER}: the provider's issuer identifier, compared exactly
 * @param clientId {@code OIDC_CLIENT_ID}
 * @param clientSecret {@code OIDC_CLIENT_SECRET}
 * @param scopes {@code OIDC_SCOPES}, separated by spaces
 * @param groupsClaim {@code OIDC_GROUPS_CLAIM}: the claim that holds the person's groups
 * @param allowedGroups {@code ALLOWED_GROUPS}: only their members may sign in; empty: everyone
 * @param audience {@code API_AUDIENCE}: the API that access tokens are asked for; empty: the provider's default
 */
@ConfigurationProperties("gatehouse.sign-in")
record SignInSettings(
        String identityProvider,
        String issuer,
        String clientId,
        String clientSecret,
        String scopes,
        String groupsClaim,
        Set<String> allowedGroups,
        String audience) {

    private static final Set<String> KINDS = Set.of("builtin", "okta", "auth0", "plusauth", "keycloak", "oidc");

    SignInSettings {
        if (!KINDS.contains(identityProvider)) {
            throw new InvalidSetting(
                    "IDENTITY_PROVIDER",
                    "\"" + identityProvider
                            + "\" is not known; use okta, auth0, plusauth, keycloak or oidc, or leave it"
                            + " empty for the built-in identity server");
        }
        if (issuer.isBlank()) {
            throw new InvalidSetting(
                    "OIDC_ISSUER",
                    "is missing; IDENTITY_PROVIDER=" + identityProvider
                            + " needs the issuer's address, for example https://dev-1.okta.com/oauth2/default");
        }
        WebAddress.parseSecure("OIDC_ISSUER", issuer);
        require("OIDC_CLIENT_ID", clientId);
        require("OIDC_CLIENT_SECRET", clientSecret);
        if (!Set.of(scopes.split("\\s+")).contains("openid")) {
            throw new InvalidSetting("OIDC_SCOPES", "must contain openid; the usual value is: openid profile email");
        }
        require("OIDC_GROUPS_CLAIM", groupsClaim);
        if (allowedGroups.contains("")) {
            throw new InvalidSetting("ALLOWED_GROUPS", "has a comma without a name; write it like Staff,Sales");
        }
    }

    Set<String> scopeSet() {
        return new LinkedHashSet<>(Arrays.asList(scopes.strip().split("\\s+")));
    }

    /** The provider's name in sentences: "Okta cannot be reached". */
    String providerName() {
        return switch (identityProvider) {
            case "okta" -> "Okta";
            case "auth0" -> "Auth0";
            case "plusauth" -> "PlusAuth";
            case "keycloak" -> "Keycloak";
            case "builtin" -> "The built-in identity server";
            default -> "The identity provider";
        };
    }

    private static void require(String key, String value) {
        if (value.isBlank()) {
            throw new InvalidSetting(key, "is missing; the provider shows it with the application's credentials");
        }
    }

    @Override
    public String toString() {
        return "SignInSettings[" + identityProvider + " " + issuer + "]";
    }
}
