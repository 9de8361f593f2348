package org.gatehouse.signin;

import static java.util.stream.Collectors.toSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderKeys;
import org.jspecify.annotations.Nullable;
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
        ProviderKeys keys = keys(provider);
        var processor = new SecondLook(keys);
        processor.setJWSKeySelector(new EdwardsSignatures.Keys(algorithms(provider), keys));
        processor.setJWSVerifierFactory(new EdwardsSignatures.Verifiers());
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    /** Before a signature is found bad, the keys are asked for anew: one may have been exchanged under the same id. */
    private static final class SecondLook extends DefaultJWTProcessor<SecurityContext> {

        private final ProviderKeys keys;

        SecondLook(ProviderKeys keys) {
            this.keys = keys;
        }

        @Override
        public JWTClaimsSet process(SignedJWT jwt, @Nullable SecurityContext context)
                throws BadJOSEException, JOSEException {
            JWKSet tried = keys.held();
            try {
                return checked(jwt, super.process(jwt, context));
            } catch (BadJWSException bad) {
                if (keys.renew(tried)) {
                    return checked(jwt, super.process(jwt, context));
                }
                throw bad;
            }
        }

        /** Nimbus makes a text of a number, and of long ones the same text: two people would be one. */
        private static JWTClaimsSet checked(SignedJWT jwt, JWTClaimsSet claims) throws BadJWTException {
            Object subject = jwt.getPayload().toJSONObject().get("sub");
            if (subject != null && !(subject instanceof String)) {
                throw new BadJWTException("sub is not a text");
            }
            return claims;
        }
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
                        .filter(ProviderSignatures::hasPublicKeys)
                        .collect(toSet())
                : Set.of();
        return known.isEmpty() ? Set.of(JWSAlgorithm.RS256) : known;
    }

    private static boolean hasPublicKeys(JWSAlgorithm algorithm) {
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                || JWSAlgorithm.Family.EC.contains(algorithm)
                || EdwardsSignatures.ALGORITHMS.contains(algorithm);
    }
}
