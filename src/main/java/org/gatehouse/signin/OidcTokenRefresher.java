package org.gatehouse.signin;

import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.TokenRefresher;
import org.gatehouse.session.Tokens;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
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

    OidcTokenRefresher(Providers providers, IdTokenDecoders decoders, ProviderHttp http) {
        this.providers = providers;
        this.decoders = decoders;
        this.client = SingletonSupplier.of(() -> client(http));
    }

    private static RestClientRefreshTokenTokenResponseClient client(ProviderHttp http) {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(TokenEndpoint.restClient(http));
        return client;
    }

    @Override
    public Tokens refresh(SignedInUser user, Tokens tokens) {
        ClientRegistration provider = providers.findByRegistrationId(user.provider());
        String refreshToken = tokens.refreshToken();
        if (provider == null || refreshToken == null) {
            throw new SignInAgain("There is nothing to renew the tokens with");
        }
        try {
            return renewed(
                    user, tokens, provider, client.obtain().getTokenResponse(request(provider, tokens, refreshToken)));
        } catch (OAuth2AuthorizationException refused) {
            if (refused.getError().getErrorCode().equals("invalid_grant")) {
                throw new SignInAgain("The provider does not accept the refresh token any more");
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
        Object idToken = response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        if (idToken instanceof String token) {
            requireSamePerson(user, provider, token);
        }
        OAuth2RefreshToken rotated = response.getRefreshToken();
        return new Tokens(
                response.getAccessToken().getTokenValue(),
                TokenEndpoint.expiry(response.getAccessToken()),
                rotated == null ? old.refreshToken() : rotated.getTokenValue(),
                idToken instanceof String token ? token : old.idToken());
    }

    private void requireSamePerson(SignedInUser user, ClientRegistration provider, String idToken) {
        try {
            Jwt jwt = decoders.createDecoder(provider).decode(idToken);
            if (user.subject().equals(jwt.getSubject())
                    && user.issuer().equals(String.valueOf(jwt.getClaims().get("iss")))) {
                return;
            }
        } catch (JwtException invalid) {
            throw new SignInAgain("The renewed id token is not valid");
        }
        throw new SignInAgain("The renewed id token is about somebody else");
    }
}
