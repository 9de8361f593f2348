package org.gatehouse.outbound;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client's proof of itself by its private key instead of a secret, called {@code private_key_jwt} (RFC 7523, sections
 * 2.2 and 3; OpenID Connect Core 1.0, section 9). Each call gets a proof of its own, good for a minute and never used
 * again.
 */
public final class PrivateKeyJwt {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** The usual one first: what a server takes that does not say. */
    private static final List<JWSAlgorithm> RSA = List.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.PS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.PS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS512);

    private final JWSSigner signer;
    private final List<JWSAlgorithm> algorithms;
    private final @Nullable String keyId;

    /**
     * @param key RSA, or EC on P-256, P-384 or P-521
     * @param keyId by which the server finds the public key; null when it knows one only
     */
    public PrivateKeyJwt(PrivateKey key, @Nullable String keyId) {
        try {
            this.signer = key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("JWTs cannot be signed with a key of this kind", unusable);
        }
        // To each curve belongs one algorithm (RFC 7518, section 3.4).
        this.algorithms = key instanceof ECPrivateKey ? List.copyOf(signer.supportedJWSAlgorithms()) : RSA;
        this.keyId = keyId;
    }

    /**
     * What goes into the form of one call.
     *
     * @param audience how the server calls itself, or the endpoint that is called
     * @param accepted names of the algorithms that the server takes; with none that fits, the key's usual one is used
     */
    public Map<String, String> parameters(String clientId, String audience, Collection<?> accepted) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        return Map.of("client_assertion_type", TYPE, "client_assertion", signed(algorithm(accepted), claims));
    }

    private JWSAlgorithm algorithm(Collection<?> accepted) {
        return algorithms.stream()
                .filter(algorithm -> accepted.contains(algorithm.getName()))
                .findFirst()
                .orElse(algorithms.getFirst());
    }

    private String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) {
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The key could not sign", impossible);
        }
        return jwt.serialize();
    }
}
