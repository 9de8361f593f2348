package org.gatehouse.signin;

import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** What a provider says itself, to this server, of a request that it refuses. */
final class ProviderRefusal extends OAuth2AuthorizationException {

    ProviderRefusal(String error, String description) {
        super(new OAuth2Error(error, description, null));
    }

    /** Whether something failed because a provider refused. */
    static boolean isCauseOf(Exception failure) {
        return failure.getCause() instanceof ProviderRefusal;
    }
}
