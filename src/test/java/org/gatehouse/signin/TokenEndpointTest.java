package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

class TokenEndpointTest {

    @Test
    void knowsNoEndOfATokenWithoutOne() {
        assertThat(TokenEndpoint.expiry(token(0))).isNull();
    }

    @Test
    void knowsTheEndThatTheProviderTells() {
        OAuth2AccessToken token = token(300);

        assertThat(TokenEndpoint.expiry(token)).isEqualTo(token.getExpiresAt()).isNotNull();
    }

    private static OAuth2AccessToken token(long expiresIn) {
        return OAuth2AccessTokenResponse.withToken("access")
                .tokenType(TokenType.BEARER)
                .expiresIn(expiresIn)
                .build()
                .getAccessToken();
    }
}
