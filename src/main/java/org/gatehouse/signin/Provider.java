package org.gatehouse.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/**
 * A provider that people can sign in with. Made of settings that were checked; what the provider says of itself is in its
 * {@link ClientRegistration}.
 *
 * @param id the registration id, which is the last part of the callback's path; what sessions remember
 * @param name in sentences and in lists
 * @param issuer compared exactly
 * @param clientSecret empty where there is a key
 * @param key proves the application to the provider; null where there is a secret
 * @param groupsClaim the claim that holds the person's groups
 * @param groupPrefix stands before the name of each of its groups here; empty for the provider that is trusted with all names
 * @param audience the API that access tokens are asked for; empty: the provider's default
 * @param audienceParameter how it is asked for; empty: not at all
 * @param signUpUrl where people sign up; empty: at the provider
 */
record Provider(
        String id,
        Preset preset,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        @Nullable PrivateKeyJwt key,
        Set<String> scopes,
        String groupsClaim,
        String groupPrefix,
        String audience,
        String audienceParameter,
        String signUpUrl) {

    /** What each authorization request says beyond the standards. */
    Map<String, String> authorizationParameters() {
        Map<String, String> all = new LinkedHashMap<>(preset.always());
        if (!audience.isBlank() && !audienceParameter.isBlank()) {
            all.put(audienceParameter, audience);
        }
        return all;
    }

    /** What asks for the sign-up form. Without a way the sign-in form comes, which links there. */
    Map<String, String> signUpParameters(ClientRegistration published) {
        if (!preset.signUp().isEmpty()) {
            return preset.signUp();
        }
        Object prompts =
                published.getProviderDetails().getConfigurationMetadata().get("prompt_values_supported");
        return prompts instanceof List<?> values && values.contains("create") ? Map.of("prompt", "create") : Map.of();
    }

    @Override
    public String toString() {
        return "Provider[" + id + " " + issuer + "]";
    }
}
