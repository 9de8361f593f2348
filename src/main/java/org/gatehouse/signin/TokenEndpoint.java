package org.gatehouse.signin;

import java.time.Instant;
import org.gatehouse.provider.ProviderHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** How the token endpoint is called: in time, within bounds, and nowhere else than where the provider said. */
final class TokenEndpoint {

    private TokenEndpoint() {}

    static RestClient restClient(ProviderHttp http) {
        return RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /**
     * When an access token ends, or null when the provider did not tell (RFC 6749, section 5.1: {@code expires_in} may be
     * missing). Spring Security puts one second after the issue in that case, which no token that is of use has.
     */
    static @Nullable Instant expiry(OAuth2AccessToken token) {
        Instant issued = token.getIssuedAt();
        Instant end = token.getExpiresAt();
        return issued == null || end == null || end.isAfter(issued.plusSeconds(1)) ? end : null;
    }
}
