package org.gatehouse.outbound;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real issuer of tokens: metadata and keys over HTTP, tokens signed by its key. */
public final class TestIssuer implements AutoCloseable {

    public static final String AUDIENCE = "api://default";

    private final int port;
    private final String issuer;
    private TestServer server;
    private final RSAKey key;
    private final OctetKeyPair edwardsKey;

    public TestIssuer() {
        server = new TestServer();
        port = server.port();
        issuer = server.url() + "/oauth2/default";
        key = newKey("k1");
        edwardsKey = newEdwardsKey("k2");
        publish();
    }

    private void publish() {
        server.on("/oauth2/default/.well-known/openid-configuration", TestServer.json(200, """
                        {"issuer":"%s","jwks_uri":"%s/v1/keys"}""".formatted(
                                issuer, issuer)))
                .on(
                        "/oauth2/default/v1/keys",
                        TestServer.json(
                                200, new JWKSet(List.of(key.toPublicJWK(), edwardsKey.toPublicJWK())).toString()));
    }

    public void goDown() {
        server.close();
    }

    public void comeBack() {
        server = new TestServer(port);
        publish();
    }

    public TestServer server() {
        return server;
    }

    public String issuer() {
        return issuer;
    }

    public static RSAKey newKey(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OctetKeyPair newEdwardsKey(String kid) {
        try {
            return new OctetKeyPairGenerator(Curve.Ed25519).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as it should be, for the person u1 in the group Sales, with changes. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return signed(key, changes);
    }

    public String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> changes) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims(changes));
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as it should be, signed with Ed25519 (RFC 8037). */
    public String signedWithEdwardsCurve() {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(edwardsKey.getKeyID());
            var jwt = new SignedJWT(header.build(), claims(claims -> claims));
            jwt.sign(new Ed25519Signer(edwardsKey));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String unsigned() {
        return new PlainJWT(claims(claims -> claims)).serialize();
    }

    /** Signed with HS256 by the public key, which everybody knows. */
    public String signedWithThePublicKey() {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims(claims -> claims));
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // Nimbus wants it
    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changes) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("u1")
                .audience(AUDIENCE)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("groups", List.of("Sales"));
        return changes.apply(claims).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
