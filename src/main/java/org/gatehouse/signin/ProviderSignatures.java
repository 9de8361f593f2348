package org.gatehouse.signin;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
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
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
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

    /** A processor that checks the signature and nothing else: neither type nor claims. */
    DefaultJWTProcessor<SecurityContext> of(ClientRegistration provider) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms(provider), keys(provider)));
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
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
                        .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                        .filter(Objects::nonNull)
                        .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                        .collect(toSet())
                : Set.of();
        return known.isEmpty() ? Set.of(JWSAlgorithm.RS256) : known;
    }
}
