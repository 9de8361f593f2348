package org.gatehouse.builtin.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key that signs tokens: made at the first start and kept in the database beside the users it vouches for. */
@Component
class SigningKeys {

    private final JdbcClient jdbc;

    SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    JWKSet load() throws JOSEException, ParseException {
        Optional<String> stored = jdbc.sql("SELECT jwk FROM signing_keys ORDER BY created DESC LIMIT 1")
                .query(String.class)
                .optional();
        return new JWKSet(stored.isPresent() ? RSAKey.parse(stored.get()) : create());
    }

    private RSAKey create() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(com.nimbusds.jose.JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        jdbc.sql("INSERT INTO signing_keys (kid, jwk, created) VALUES (?, ?, ?)")
                .params(key.getKeyID(), key.toJSONString(), Users.now())
                .update();
        return key;
    }
}
