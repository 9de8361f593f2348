package org.gatehouse.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.text.ParseException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * Whether an access token is the one that the id token was issued with, where it tells (OpenID Connect Core 1.0, section
 * 3.1.3.8). Spring Security does not look.
 */
final class AccessTokenHashes {

    private AccessTokenHashes() {}

    /** @throws OAuth2AuthenticationException if the id token came with another access token */
    static void check(OidcIdToken idToken, OAuth2AccessToken accessToken) {
        if (idToken.getClaims().containsKey(IdTokenClaimNames.AT_HASH) && !matches(idToken, accessToken)) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_id_token", "The id token was issued with another access token", null));
        }
    }

    private static boolean matches(OidcIdToken idToken, OAuth2AccessToken accessToken) {
        try {
            JWSAlgorithm algorithm =
                    SignedJWT.parse(idToken.getTokenValue()).getHeader().getAlgorithm();
            // The curve counts for EdDSA only, of which we know no other, and Nimbus hashes for no other name of it.
            AccessTokenHash hash = AccessTokenHash.compute(
                    new BearerAccessToken(accessToken.getTokenValue()),
                    JWSAlgorithm.Ed25519.equals(algorithm) ? JWSAlgorithm.EdDSA : algorithm,
                    Curve.Ed25519);
            return hash != null && hash.getValue().equals(idToken.getAccessTokenHash());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible); // it was parsed when its signature was checked
        }
    }
}
