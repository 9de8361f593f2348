package org.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrivateKeyJwtTest {

    private static final String AUDIENCE = "https://id.example.com/token";

    @Test
    void saysWhoCallsWhomForOneMinute() throws Exception {
        JWTClaimsSet claims = proof(rsa(), "k1").getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo("app");
        assertThat(claims.getSubject()).isEqualTo("app");
        assertThat(claims.getAudience()).containsExactly(AUDIENCE);
        assertThat(claims.getExpirationTime())
                .isEqualTo(claims.getIssueTime().toInstant().plus(Duration.ofMinutes(1)))
                .isAfter(Instant.now());
    }

    @Test
    void isAnotherOneForEachCall() throws Exception {
        var key = new PrivateKeyJwt(rsa(), null);

        assertThat(proof(key).getJWTClaimsSet().getJWTID())
                .isNotEqualTo(proof(key).getJWTClaimsSet().getJWTID());
    }

    @Test
    void namesTheKeyWhereItHasAName() throws Exception {
        assertThat(proof(rsa(), "k1").getHeader().getKeyID()).isEqualTo("k1");
        assertThat(proof(rsa(), null).getHeader().getKeyID()).isNull();
    }

    @Test
    void signsAsTheServerAcceptsIt() throws Exception {
        assertThat(algorithm(rsa())).isEqualTo("RS256");
        assertThat(algorithm(rsa(), "HS256", "PS256", "RS512")).isEqualTo("PS256");
        assertThat(algorithm(rsa(), "ES256")).isEqualTo("RS256");
    }

    @Test
    void signsWithTheAlgorithmOfTheCurve() throws Exception {
        assertThat(algorithm(ec(Curve.P_256).toPrivateKey())).isEqualTo("ES256");
        assertThat(algorithm(ec(Curve.P_384).toPrivateKey())).isEqualTo("ES384");
        ECKey key = ec(Curve.P_521);
        assertThat(proof(key.toPrivateKey(), null).verify(new ECDSAVerifier(key)))
                .isTrue();
    }

    private static String algorithm(PrivateKey key, String... accepted) throws ParseException {
        return proof(new PrivateKeyJwt(key, null), accepted)
                .getHeader()
                .getAlgorithm()
                .getName();
    }

    private static SignedJWT proof(PrivateKey key, @Nullable String id) throws ParseException {
        return proof(new PrivateKeyJwt(key, id));
    }

    private static SignedJWT proof(PrivateKeyJwt key, String... accepted) throws ParseException {
        return SignedJWT.parse(
                key.parameters("app", AUDIENCE, List.of(accepted)).get("client_assertion"));
    }

    private static PrivateKey rsa() throws JOSEException {
        return new RSAKeyGenerator(2048).generate().toPrivateKey();
    }

    private static ECKey ec(Curve curve) throws JOSEException {
        return new ECKeyGenerator(curve).generate();
    }
}
