package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Pushed authorization requests (RFC 9126): where a provider takes them, what is asked of it goes there from server to
 * server, and the browser carries a reference that nobody can read or change. Each log-in pushes anew, so that a reference
 * is never used twice nor late.
 */
@Component
class PushedRequests {

    private static final Logger log = LoggerFactory.getLogger(PushedRequests.class);

    /** Providers announce the endpoint for everybody, also where it is open to some of their clients only. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMinutes(10);

    private static final String USELESS = "invalid_pushed_request";

    private final DirectCalls calls;
    private final Map<String, Instant> refusedUntil = new ConcurrentHashMap<>();

    PushedRequests(DirectCalls calls) {
        this.calls = calls;
    }

    /**
     * The same request by reference, where the provider offers or requires that.
     *
     * @throws ProviderUnavailable if the endpoint cannot be reached or is in trouble
     * @throws ProviderRefusal if the provider requires a reference and refuses one
     * @throws OAuth2AuthenticationException if it gives none that can be used
     */
    OAuth2AuthorizationRequest push(ClientRegistration provider, OAuth2AuthorizationRequest request) {
        URI endpoint = Providers.endpoint(provider, "pushed_authorization_request_endpoint");
        boolean required = isRequired(provider);
        if (endpoint == null && required) {
            throw failure("The provider requires pushed requests and names no endpoint for them");
        }
        if (endpoint == null || (!required && refusedBefore(provider))) {
            return request;
        }
        DirectCalls.Answer answer = post(provider, endpoint, request);
        if (answer.status() / 100 == 2) {
            return byReference(request, PushedReference.parse(answer.body()));
        }
        if (ErrorAnswer.isForAMoment(answer.status())) {
            throw new ProviderUnavailable(endpoint + " answered " + answer.status(), null);
        }
        ErrorAnswer why = ErrorAnswer.parse(answer.body());
        String refusal = endpoint + " answered " + answer.status() + " " + why.error();
        if (required) {
            String error = why.errorOf(answer.status());
            throw error.isEmpty() ? failure(refusal) : new ProviderRefusal(error, refusal);
        }
        log.warn("The authorization request was not pushed: {}. For a while it goes through the browser", refusal);
        refusedUntil.put(provider.getRegistrationId(), Instant.now().plus(PAUSE_AFTER_REFUSAL));
        return request;
    }

    private static boolean isRequired(ClientRegistration provider) {
        // Section 5
        return Boolean.TRUE.equals(
                provider.getProviderDetails().getConfigurationMetadata().get("require_pushed_authorization_requests"));
    }

    private boolean refusedBefore(ClientRegistration provider) {
        return Instant.now().isBefore(refusedUntil.getOrDefault(provider.getRegistrationId(), Instant.MIN));
    }

    /** Section 2.1: everything that the browser would have carried. */
    private DirectCalls.Answer post(ClientRegistration provider, URI endpoint, OAuth2AuthorizationRequest request) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(OAuth2ParameterNames.RESPONSE_TYPE, request.getResponseType().getValue());
        form.put(OAuth2ParameterNames.CLIENT_ID, request.getClientId());
        form.put(OAuth2ParameterNames.REDIRECT_URI, request.getRedirectUri());
        form.put(OAuth2ParameterNames.SCOPE, String.join(" ", request.getScopes()));
        form.put(OAuth2ParameterNames.STATE, request.getState());
        request.getAdditionalParameters().forEach((name, value) -> form.put(name, value.toString()));
        try {
            return calls.post(provider, endpoint, form);
        } catch (IOException unreachable) {
            throw new ProviderUnavailable(endpoint + " did not take the authorization request", unreachable);
        }
    }

    /** Section 4. The request remembers all that was asked, as what comes back is compared with it. */
    private static OAuth2AuthorizationRequest byReference(
            OAuth2AuthorizationRequest request, PushedReference reference) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(OAuth2ParameterNames.CLIENT_ID, request.getClientId());
        query.put(OAuth2ParameterNames.REQUEST_URI, reference.requestUri());
        String endpoint = request.getAuthorizationUri();
        String address = endpoint + (endpoint.contains("?") ? "&" : "?") + FormEncoding.of(query);
        return OAuth2AuthorizationRequest.from(request)
                .authorizationRequestUri(address)
                .build();
    }

    static OAuth2AuthenticationException failure(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(USELESS, why, null));
    }
}
