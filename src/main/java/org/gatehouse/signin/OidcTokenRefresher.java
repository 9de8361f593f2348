package org.gatehouse.signin;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.TokenRefresher;
import org.gatehouse.session.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Renews tokens at the provider. A new id token must be about the same person (OpenID Connect Core 1.0, section 12.2). */
@Component
class OidcTokenRefresher implements TokenRefresher {

    private final Providers providers;
    private final IdTokenDecoders decoders;
    private final SingletonSupplier<RestClientRefreshTokenTokenResponseClient> client;

    OidcTokenRefresher(Providers providers, IdTokenDecoders decoders, TokenEndpoint endpoint) {
        this.providers = providers;
        this.decoders = decoders;
        this.client = SingletonSupplier.of(() -> endpoint.callWith(new RestClientRefreshTokenTokenResponseClient()));
    }

    @Override
    public Tokens refresh(SignedInUser user, Tokens tokens) {
        ClientRegistration provider =
                providers.of(user).map(providers::registration).orElse(null);
        String refreshToken = tokens.refreshToken();
        if (provider == null || refreshToken == null) {
            throw new SignInAgain("There is nothing to renew the tokens with");
        }
        try {
            var answer = client.obtain().getTokenResponse(request(provider, tokens, refreshToken));
            return renewed(user, tokens, provider, TokenAnswerRules.bearer(answer));
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getError().getErrorCode().equals("invalid_grant")) {
                throw SignInAgain.refusedByProvider("The provider does not accept the refresh token any more");
            }
            throw refused;
        }
    }

    private static OAuth2RefreshTokenGrantRequest request(
            ClientRegistration provider, Tokens tokens, String refreshToken) {
        var expired = new OAuth2AccessToken(TokenType.BEARER, tokens.accessToken(), null, tokens.expiresAt());
        return new OAuth2RefreshTokenGrantRequest(provider, expired, new OAuth2RefreshToken(refreshToken, null));
    }

    private Tokens renewed(
            SignedInUser user, Tokens old, ClientRegistration provider, OAuth2AccessTokenResponse response) {
        Object sent = response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        String idToken = sent instanceof String token ? checked(user, provider, token) : null;
        OAuth2RefreshToken rotated = response.getRefreshToken();
        return new Tokens(
                response.getAccessToken().getTokenValue(),
                TokenEndpoint.expiry(response.getAccessToken()),
                rotated == null ? old.refreshToken() : rotated.getTokenValue(),
                idToken == null ? old.idToken() : idToken);
    }

    /** Returns null for a token that does no harm and is not to be kept. */
    private @Nullable String checked(SignedInUser user, ClientRegistration provider, String idToken) {
        try {
            Jwt jwt = decoders.createDecoder(provider).decode(idToken);
            requireSamePerson(user, jwt.getSubject(), jwt.getClaims().get("iss"));
            return idToken;
        } catch (BadJwtException invalid) {
            throw new SignInAgain("The renewed id token is not valid");
        } catch (JwtException noKeys) {
            // Not a reason to lose the new refresh token: the old one is worth nothing any more.
            requireSamePerson(user, idToken);
            return null;
        }
    }

    /** For a token that came from the provider itself, and whose signature cannot be checked now. */
    private static void requireSamePerson(SignedInUser user, String idToken) {
        try {
            var claims = SignedJWT.parse(idToken).getJWTClaimsSet();
            requireSamePerson(user, claims.getSubject(), claims.getIssuer());
        } catch (ParseException malformed) {
            throw new SignInAgain("The renewed id token is not understood");
        }
    }

    private static void requireSamePerson(SignedInUser user, @Nullable String subject, @Nullable Object issuer) {
        if (!user.subject().equals(subject) || !user.issuer().equals(String.valueOf(issuer))) {
            throw new SignInAgain("The renewed id token is about somebody else");
        }
    }
}
