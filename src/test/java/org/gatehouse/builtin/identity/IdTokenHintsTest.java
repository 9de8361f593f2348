package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdTokenHintsTest {

    private final RSAKey key = key();
    private final IdentityServer.Settings settings = IdentityFixture.settings("jdbc:h2:mem:unused");
    private final IdTokenHints hints = new IdTokenHints(settings, new ImmutableJWKSet<>(new JWKSet(key)));

    @Test
    void acceptsAnExpiredIdToken() throws JOSEException {
        String old = token(key, IdentityFixture.CLIENT_ID);
        assertThat(hints.read(old, null)).hasValue(new IdTokenHints.Hint("00u1", Optional.of("s1")));
        assertThat(hints.read(old, IdentityFixture.CLIENT_ID)).isPresent();
    }

    @Test
    void refusesForeignTokens() throws JOSEException {
        assertThat(hints.read(token(key(), IdentityFixture.CLIENT_ID), null)).isEmpty();
        assertThat(hints.read(token(key, "another client"), null)).isEmpty();
        assertThat(hints.read(token(key, IdentityFixture.CLIENT_ID), "another client"))
                .isEmpty();
        assertThat(hints.read("nonsense", null)).isEmpty();
    }

    private String token(RSAKey signer, String audience) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer())
                        .subject("00u1")
                        .claim("sid", "s1")
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().minusSeconds(86_400)))
                        .build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
