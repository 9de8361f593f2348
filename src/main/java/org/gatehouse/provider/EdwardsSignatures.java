package org.gatehouse.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signatures with Ed25519 (RFC 8037, section 3.1), which Nimbus can check but does not choose by itself. */
final class EdwardsSignatures {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private EdwardsSignatures() {}

    /** Carries a key of a kind that Nimbus does not turn into one of Java's. */
    private record EdwardsKey(OctetKeyPair jwk) implements PublicKey {

        @Override
        public String getAlgorithm() {
            return "Ed25519";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    /** Chooses keys as usual, and these too. */
    static final class Keys extends JWSVerificationKeySelector<SecurityContext> {

        Keys(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> source) {
            super(algorithms, source);
        }

        @Override
        public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
            if (!ALGORITHMS.contains(header.getAlgorithm()) || !isAllowed(header.getAlgorithm())) {
                return super.selectJWSKeys(header, context);
            }
            return getJWKSource().get(new JWKSelector(createJWKMatcher(header)), context).stream()
                    .filter(key -> key instanceof OctetKeyPair edwards
                            && edwards.getCurve().equals(Curve.Ed25519))
                    .<Key>map(key -> new EdwardsKey(((OctetKeyPair) key).toPublicJWK()))
                    .toList();
        }
    }

    static final class Verifiers extends DefaultJWSVerifierFactory {

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return key instanceof EdwardsKey edwards
                    ? new Ed25519Verifier(edwards.jwk())
                    : super.createJWSVerifier(header, key);
        }
    }
}
