package org.gatehouse.signin;

import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a token endpoint must not answer and Spring Security lets pass, or trips over: a token of a type that we do not know
 * how to use (RFC 6749, section 7.1), and an id token that is no text.
 */
final class TokenAnswerRules {

    private TokenAnswerRules() {}

    /**
     * The answer to a code, which must bring an id token (OpenID Connect Core 1.0, section 3.1.3.3).
     *
     * @throws OAuth2AuthorizationException if the answer cannot be used
     */
    static OAuth2AccessTokenResponse signIn(OAuth2AccessTokenResponse answer) {
        Object idToken = answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
        if (!(idToken instanceof String text) || text.isBlank()) {
            throw refusal("The id token is missing, or no text");
        }
        return bearer(answer);
    }

    /** @throws OAuth2AuthorizationException if the access token is of another type */
    static OAuth2AccessTokenResponse bearer(OAuth2AccessTokenResponse answer) {
        // Bound to a key that we do not have (RFC 9449, section 5), for example.
        if (!TokenType.BEARER.equals(answer.getAccessToken().getTokenType())) {
            throw refusal("The access token is not a bearer token");
        }
        return answer;
    }

    private static OAuth2AuthorizationException refusal(String why) {
        return new OAuth2AuthorizationException(new OAuth2Error("invalid_token_response", why, null));
    }
}
