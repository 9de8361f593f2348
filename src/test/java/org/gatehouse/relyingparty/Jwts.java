package org.gatehouse.relyingparty;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.TestProvider;

/** Keys other than the test provider's usual one, and tokens that they sign. */
final class Jwts {

    static final RSAKey OTHER = rsa("other");
    /** Nobody publishes it. */
    static final RSAKey STRANGER = rsa("stranger");

    /** In form only: nobody here could read one. */
    static final String ENCRYPTED =
            Base64URL.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}") + ".a2V5.aXY.dGV4dA.dGFn";

    private Jwts() {}

    /** Signs with a key, after a change of the header, which names the key's id. */
    static TestProvider.Signer signedBy(JWK key, JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header) {
        return claims -> {
            var jwt = new SignedJWT(
                    header.apply(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()))
                            .build(),
                    claims);
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return jwt.serialize();
        };
    }

    static TestProvider.Signer signedBy(JWK key, JWSAlgorithm algorithm) {
        return signedBy(key, algorithm, header -> header);
    }

    static TestProvider.Signer withoutKeyId(JWK key) {
        return signedBy(key, JWSAlgorithm.RS256, header -> header.keyID(null));
    }

    /** What a key endpoint answers; private parts are left out. */
    static TestServer.Answer published(JWK... keys) {
        return TestServer.json(200, new JWKSet(Arrays.asList(keys)).toString());
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey elliptic(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static OctetKeyPair edwards(String id) {
        try {
            return new OctetKeyPairGenerator(Curve.Ed25519).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
