package org.gatehouse.signin;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set for one provider, as it was written: for the first in {@code .env}, for each further one in {@code
 * application.yaml} under {@code gatehouse.sign-in.providers.ID}.
 *
 * @param kind {@code IDENTITY_PROVIDER}: one of {@link Presets}
 * @param name {@code IDENTITY_PROVIDER_NAME}: as people know it; empty: the name of its kind
 * @param issuer {@code OIDC_ISSUER}: the issuer identifier, compared exactly; empty where its kind has but one
 * @param clientId {@code OIDC_CLIENT_ID}
 * @param clientSecret {@code OIDC_CLIENT_SECRET}
 * @param scopes {@code OIDC_SCOPES}, separated by spaces
 * @param groupsClaim {@code OIDC_GROUPS_CLAIM}: the claim that holds the person's groups
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
        @DefaultValue("openid profile email") String scopes,
        @DefaultValue("groups") String groupsClaim,
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
        require(key.apply("client-secret"), clientSecret);
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
                scopeSet(),
                groupsClaim,
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
