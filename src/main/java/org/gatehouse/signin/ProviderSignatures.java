package org.gatehouse.signin;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderKeys;
import org.gatehouse.provider.SignedByProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/**
 * Checks what providers sign, by public keys only: neither {@code none} nor the client secret. The keys of a provider are
 * fetched once for all its tokens.
 */
@Component
class ProviderSignatures {

    private final ProviderHttp http;
    private final Map<String, ProviderKeys> keys = new ConcurrentHashMap<>();

    ProviderSignatures(ProviderHttp http) {
        this.http = http;
    }

    /** A processor that checks the signature, and that a subject is a text: neither type nor other claims. */
    DefaultJWTProcessor<SecurityContext> of(ClientRegistration provider) {
        return new SignedByProvider(algorithms(provider), keys(provider));
    }

    private ProviderKeys keys(ClientRegistration provider) {
        String jwksUri = Objects.requireNonNull(provider.getProviderDetails().getJwkSetUri());
        return keys.computeIfAbsent(jwksUri, uri -> new ProviderKeys(http, () -> URI.create(uri)));
    }

    /** What the provider announces, of the algorithms with public keys; RS256 where it announces none. */
    private static Set<JWSAlgorithm> algorithms(ClientRegistration provider) {
        Object announced =
                provider.getProviderDetails().getConfigurationMetadata().get("id_token_signing_alg_values_supported");
        Set<JWSAlgorithm> known = announced instanceof Collection<?> names
                ? names.stream()
                        .map(name -> JWSAlgorithm.parse(String.valueOf(name)))
                        .filter(SignedByProvider.ALGORITHMS::contains)
                        .collect(toSet())
                : Set.of();
        return known.isEmpty() ? Set.of(JWSAlgorithm.RS256) : known;
    }
}
