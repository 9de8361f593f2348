package org.gatehouse.provider;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of a token, and that its subject is a text: neither type nor other claims. Before a signature is
 * found bad, the keys are asked for anew: one may have been exchanged under the same id.
 */
public final class SignedByProvider extends DefaultJWTProcessor<SecurityContext> {

    /** Those with a public key: with {@code none} or HS256 anybody could sign who knows that key. */
    public static final Set<JWSAlgorithm> ALGORITHMS = Stream.of(
                    JWSAlgorithm.Family.RSA,
                    Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512),
                    EdwardsSignatures.ALGORITHMS)
            .flatMap(Collection::stream)
            .collect(toUnmodifiableSet());

    private final ProviderKeys keys;

    /** @param accepted some of {@link #ALGORITHMS} */
    public SignedByProvider(Set<JWSAlgorithm> accepted, ProviderKeys keys) {
        this.keys = keys;
        setJWSKeySelector(new EdwardsSignatures.Keys(accepted, keys));
        setJWSVerifierFactory(new EdwardsSignatures.Verifiers());
        setJWSTypeVerifier((type, context) -> {});
        setJWTClaimsSetVerifier((claims, context) -> {});
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
