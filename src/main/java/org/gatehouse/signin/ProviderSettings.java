package org.gatehouse.signin;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.PrivateKeys;
import org.gatehouse.settings.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set for one provider, as it was written: for the first in {@code .env}, for each further one in {@code
 * application.yaml} under {@code gatehouse.sign-in.providers.ID}.
 *
 * @param kind {@code IDENTITY_PROVIDER}: one of {@link Presets}
 * @param name {@code IDENTITY_PROVIDER_NAME}: as people know it; empty: the name of its kind
 * @param issuer {@code OIDC_ISSUER}: the issuer identifier, compared exactly; empty where its kind has but one
 * @param clientId {@code OIDC_CLIENT_ID}
 * @param clientSecret {@code OIDC_CLIENT_SECRET}, or empty
 * @param privateKey {@code OIDC_PRIVATE_KEY}: the key in place of a secret, PKCS #8 as PEM; or empty
 * @param privateKeyId {@code OIDC_PRIVATE_KEY_ID}: what the provider calls the key; empty where it knows one only
 * @param scopes {@code OIDC_SCOPES}, separated by spaces
 * @param groupsClaim {@code OIDC_GROUPS_CLAIM}: the claim that holds the person's groups
 * @param groupPrefix stands before the name of each of its groups; null, for a further provider: the id and a colon, so that
 *     no group of it is taken for another's
 * @param audience {@code API_AUDIENCE}: the API that access tokens are asked for; empty: the provider's default
 * @param audienceParameter {@code API_AUDIENCE_PARAMETER}: how it is asked for; empty: as its kind does
 * @param signUpUrl {@code OIDC_SIGN_UP_URL}: where people sign up; empty: at the provider, as its kind does
 */
record ProviderSettings(
        @DefaultValue("") String kind,
        @DefaultValue("") String name,
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String privateKey,
        @DefaultValue("") String privateKeyId,
        @DefaultValue("openid profile email") String scopes,
        @DefaultValue("groups") String groupsClaim,
        @Nullable String groupPrefix,
        @DefaultValue("") String audience,
        @DefaultValue("") String audienceParameter,
        @DefaultValue("") String signUpUrl) {

    /**
     * The provider of these settings.
     *
     * @param key the name that a component has where it was written, for errors
     * @throws InvalidSetting if something is missing or wrong
     */
    Provider provider(String id, UnaryOperator<String> key) {
        Preset preset = Presets.of(kind)
                .orElseThrow(() ->
                        new InvalidSetting(key.apply("kind"), "\"" + kind + "\" is not known; use " + Presets.kinds()));
        String from = issuer.isBlank() ? preset.issuer() : issuer;
        checkIssuer(preset, from, key);
        require(key.apply("client-id"), clientId);
        checkCredentials(key);
        if (!scopeSet().contains("openid")) {
            throw new InvalidSetting(
                    key.apply("scopes"), "must contain openid; the usual value is: openid profile email");
        }
        require(key.apply("groups-claim"), groupsClaim);
        if (!signUpUrl.isBlank()) {
            WebAddress.parseSecure(key.apply("sign-up-url"), signUpUrl);
        }
        return new Provider(
                id,
                preset,
                name.isBlank() ? preset.name() : name.strip(),
                from,
                clientId,
                clientSecret,
                privateKeyJwt(key.apply("private-key")),
                scopeSet(),
                groupsClaim,
                groupPrefix == null ? id + ":" : groupPrefix,
                audience,
                audienceParameter.isBlank() ? preset.audience() : audienceParameter,
                signUpUrl);
    }

    private static void checkIssuer(Preset preset, String issuer, UnaryOperator<String> key) {
        String setting = key.apply("issuer");
        if (issuer.isBlank()) {
            throw new InvalidSetting(
                    setting,
                    "is missing; %s=%s needs the issuer's address, for example %s"
                            .formatted(key.apply("kind"), preset.kind(), preset.issuerExample()));
        }
        if (preset.sharedIssuers().matcher(issuer).matches() || issuer.contains("{")) {
            throw new InvalidSetting(
                    setting,
                    "\"%s\" stands for many tenants; name yours by its id, as in %s"
                            .formatted(issuer, preset.issuerExample()));
        }
        WebAddress.parseSecure(setting, issuer);
    }

    /** A client without either could be anybody: it is not offered. */
    private void checkCredentials(UnaryOperator<String> key) {
        String privateKeySetting = key.apply("private-key");
        if (clientSecret.isBlank() && privateKey.isBlank()) {
            throw new InvalidSetting(
                    key.apply("client-secret"),
                    "is missing; the provider shows it with the application's credentials. Set it, or "
                            + privateKeySetting + ": public clients, which have neither, are not supported");
        }
        if (!clientSecret.isBlank() && !privateKey.isBlank()) {
            throw new InvalidSetting(
                    privateKeySetting, "is set beside " + key.apply("client-secret") + "; keep one of them");
        }
        if (privateKey.isBlank() && !privateKeyId.isBlank()) {
            throw new InvalidSetting(
                    key.apply("private-key-id"), "names a key that is not there; set " + privateKeySetting + " too");
        }
    }

    private @Nullable PrivateKeyJwt privateKeyJwt(String setting) {
        if (privateKey.isBlank()) {
            return null;
        }
        String id = privateKeyId.isBlank() ? null : privateKeyId.strip();
        return new PrivateKeyJwt(PrivateKeys.parse(setting, privateKey), id);
    }

    private Set<String> scopeSet() {
        return new LinkedHashSet<>(Arrays.asList(scopes.strip().split("\\s+")));
    }

    private static void require(String key, String value) {
        if (value.isBlank()) {
            throw new InvalidSetting(key, "is missing; the provider shows it with the application's credentials");
        }
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + kind + " " + issuer + "]";
    }
}
