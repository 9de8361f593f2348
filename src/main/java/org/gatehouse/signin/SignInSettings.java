package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in, and with which providers.
 *
 * @param provider the first one, from {@code .env}; its id is its kind
 * @param allowedGroups {@code ALLOWED_GROUPS}: only their members may sign in; empty: everyone
 * @param providers more of them, from {@code application.yaml}, by their ids
 */
@ConfigurationProperties("gatehouse.sign-in")
record SignInSettings(
        ProviderSettings provider,
        @DefaultValue Set<String> allowedGroups,
        @DefaultValue Map<String, ProviderSettings> providers) {

    private static final String PREFIX = "gatehouse.sign-in.providers.";
    /** They are parts of paths. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final Map<String, String> ENV = Map.of(
            "kind", "IDENTITY_PROVIDER",
            "name", "IDENTITY_PROVIDER_NAME",
            "issuer", "OIDC_ISSUER",
            "client-id", "OIDC_CLIENT_ID",
            "client-secret", "OIDC_CLIENT_SECRET",
            "private-key", "OIDC_PRIVATE_KEY",
            "private-key-id", "OIDC_PRIVATE_KEY_ID",
            "scopes", "OIDC_SCOPES",
            "groups-claim", "OIDC_GROUPS_CLAIM",
            "sign-up-url", "OIDC_SIGN_UP_URL");

    SignInSettings {
        if (allowedGroups.contains("")) {
            throw new InvalidSetting("ALLOWED_GROUPS", "has a comma without a name; write it like Staff,Sales");
        }
    }

    /**
     * All providers, the first one first.
     *
     * @throws InvalidSetting if one of them cannot be used
     */
    List<Provider> checkedProviders() {
        List<Provider> all = new ArrayList<>();
        all.add(provider.provider(provider.kind(), name -> ENV.getOrDefault(name, name)));
        providers.forEach((id, settings) -> {
            if (!ID.matcher(id).matches()) {
                throw new InvalidSetting(
                        PREFIX + id, "is no id; use small letters, digits and hyphens, as in: staff-okta");
            }
            if (settings.kind().equals(Presets.BUILT_IN)) {
                throw new InvalidSetting(PREFIX + id + ".kind", "must be " + Presets.kinds());
            }
            all.add(settings.provider(id, name -> PREFIX + id + "." + name));
        });
        requireDifferent(all, Provider::id, "id");
        requireDifferent(all, Provider::name, "name");
        // A person is an issuer and a subject: with two clients of one issuer, whose they are would be open.
        requireDifferent(all, Provider::issuer, "issuer");
        return List.copyOf(all);
    }

    private static void requireDifferent(List<Provider> all, Function<Provider, String> what, String name) {
        Set<String> seen = new HashSet<>();
        for (Provider provider : all) {
            String value = what.apply(provider);
            if (!seen.add(value)) {
                throw new InvalidSetting(
                        PREFIX + provider.id() + "." + name,
                        "\"" + value + "\" is another provider's too; give each its own");
            }
        }
    }
}
