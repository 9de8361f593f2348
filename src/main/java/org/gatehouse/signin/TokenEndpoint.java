package org.gatehouse.signin;

import java.time.Instant;
import org.gatehouse.provider.ProviderHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.DefaultOAuth2TokenRequestParametersConverter;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** How the token endpoint is called: in time, within bounds, and nowhere else than where the provider said. */
@Component
class TokenEndpoint {

    private final ProviderHttp http;
    private final ClientAuthentication authentication;

    TokenEndpoint(ProviderHttp http, ClientAuthentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    /** Has a client of Spring's call the endpoint this way. */
    <G extends AbstractOAuth2AuthorizationGrantRequest, C extends AbstractRestClientOAuth2AccessTokenResponseClient<G>>
            C callWith(C client) {
        var standard = new DefaultOAuth2TokenRequestParametersConverter<G>();
        client.setRestClient(restClient());
        client.setHeadersConverter(grant -> authentication.headers(grant.getClientRegistration()));
        client.setParametersConverter(grant -> {
            var registration = grant.getClientRegistration();
            var form = standard.convert(grant);
            form.setAll(authentication.fields(
                    registration, registration.getProviderDetails().getTokenUri()));
            return form;
        });
        return client;
    }

    private RestClient restClient() {
        return RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new TokenRefusals())
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
