package org.gatehouse.testkit;

import static com.nimbusds.jose.JWSAlgorithm.RS256;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The claims and signatures of what a {@link TestProvider} sends, as a provider that behaves would make them. */
final class ProviderTokens {

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** The same for all of a run, as if one provider had been restarted. */
    static final RSAKey KEY = newKey();

    private ProviderTokens() {}

    static Map<String, Object> keys() {
        return new JWKSet(KEY).toJSONObject();
    }

    static JWTClaimsSet.Builder idToken(String issuer, Grants.Grant grant, String accessToken) {
        JWTClaimsSet.Builder claims = basic(issuer, Duration.ofMinutes(5))
                .subject(grant.subject)
                .audience(TestProvider.CLIENT_ID)
                .claim("sid", grant.sid)
                .claim("nonce", grant.takeNonce())
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(new BearerAccessToken(accessToken), RS256, null)
                                .getValue());
        return grant.authTime == null ? claims : claims.claim("auth_time", grant.authTime.getEpochSecond());
    }

    static String accessToken(String issuer, String subject, Duration lifetime) throws JOSEException {
        return sign(
                null,
                basic(issuer, lifetime)
                        .subject(subject)
                        .jwtID(UUID.randomUUID().toString())
                        .build());
    }

    /** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
    static JWTClaimsSet.Builder logoutToken(String issuer, @Nullable String subject, @Nullable String sid) {
        return basic(issuer, Duration.ofMinutes(2))
                .subject(subject)
                .audience(TestProvider.CLIENT_ID)
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", sid)
                .claim("events", Map.of(LOGOUT_EVENT, Map.of()));
    }

    static String sign(@Nullable String type, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(RS256).keyID(KEY.getKeyID());
        var jwt = new SignedJWT(
                type == null
                        ? header.build()
                        : header.type(new JOSEObjectType(type)).build(),
                claims);
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    private static JWTClaimsSet.Builder basic(String issuer, Duration lifetime) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
